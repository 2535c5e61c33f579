namespace Search.Quality;

/// <summary>The figures that stand beside those of other programs at the head of the page.</summary>
internal static class PeerRows
{
    private const string Tokenizers = "Hugging Face tokenizers (Rust, from Node)";
    private const string OnnxRuntime = "onnxruntime-node";
    private const string Transformers = "transformers.js";
    private const string HnswLib = "hnswlib";
    private const string PdfPig = "PdfPig's words and Docstrum";

    public static IReadOnlyList<PeerRow> All { get; } =
    [
        .. new[] { "bert-uncased", "bert-cased-multilingual", "roberta", "unigram-xlmr-layout" }
            .SelectMany(name => new[] { Tokenizing(name, "English"), Tokenizing(name, "mixed scripts") }),
        new("embeddings-speed", "Embedding, the peer in batches of 32", "texts/s", "texts per second", OnnxRuntime,
            "texts per second of onnxruntime-node, batches of 32 in order"),
        new("embeddings-speed", "Embedding, the peer in our batches", "texts/s", "texts per second", OnnxRuntime,
            "texts per second of onnxruntime-node, our batches"),
        new("reader-speed", "Reading paragraphs", "questions/s", "short: questions a second", Transformers,
            "short: questions a second of transformers.js, one window a run"),
        new("reader-speed", "Reading whole articles", "questions/s", "long: questions a second", Transformers,
            "long: questions a second of transformers.js, one window a run"),
        new("vector-speed-graph", "Vector search, recall 0.95, of processor time", "queries/s",
            "queries a second of processor time", HnswLib, "queries a second of processor time, hnswlib"),
        Less("vector-speed-graph", "Building the graph of vectors", "s", "seconds of the build", HnswLib,
            "seconds of the build, hnswlib"),
        Less("vector-speed-graph", "Memory of vectors and graph", "MB", "megabytes of vectors and graph", HnswLib,
            "megabytes of vectors and graph, hnswlib"),
        Less("vector-speed-scan", "Exact search of bytes", "ms", "milliseconds of a byte scan",
            "float scan by TensorPrimitives", "milliseconds of a float scan"),
        new("converters-speed", "Markdown to text and source map", "MB/s", "Markdown: ours, MB per second",
            "Markdig, parsing only", "Markdown: Markdig alone, MB per second"),
        new("converters-speed", "HTML to text and source map", "MB/s", "HTML: ours, MB per second",
            "AngleSharp, parsing only", "HTML: AngleSharp alone, MB per second"),
        Pdf("ch04-01-what-is-ownership.pdf"),
        Pdf("ch10-02-traits.pdf"),
    ];

    private static PeerRow Tokenizing(string tokenizer, string texts) => new(
        "tokenizers-speed", $"Tokenizing, {tokenizer}, {texts}", "million tokens/s",
        $"{tokenizer}, {texts}/millionTokensPerSecond", Tokenizers,
        $"{tokenizer}, {texts}/peerBatchMillionTokensPerSecond");

    private static PeerRow Pdf(string file) => Less(
        "pdf-speed", $"PDF to text, {file}", "ms", $"{file}: converter in this process, ms", PdfPig,
        $"{file}: PdfPig words and Docstrum, ms");

    private static PeerRow Less(
        string measurement, string figure, string unit, string ours, string peer, string theirs) =>
        new(measurement, figure, unit, ours, peer, theirs) { LessIsBetter = true };
}
