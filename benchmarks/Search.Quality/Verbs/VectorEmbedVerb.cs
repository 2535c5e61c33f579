using System.CommandLine;
using System.Globalization;
using Search.Indexing;
using Search.Inference;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>
/// <c>vector-embed</c>: the sentences of collections as vectors in a file, for the other vector verbs.
/// </summary>
internal static class VectorEmbedVerb
{
    private const int BatchSize = 256;
    private const int LeastCharacters = 40;

    public static Command Create()
    {
        var model = EmbeddingArguments.Model();
        var file = new Argument<FileInfo>("file") { Description = "The file of vectors to write." };
        var corpora = new Argument<FileInfo[]>("corpora")
        {
            Description = "Collections of one document a line: {\"text\": …}.",
            Arity = ArgumentArity.OneOrMore,
        }.AcceptExistingOnly();
        var sentences = new Option<int>("--sentences")
        {
            Description = "How many, spread evenly over the collections.",
            DefaultValueFactory = _ => 25_000,
        };
        var threads = new Option<int>("--threads") { Description = "Threads of a run.", DefaultValueFactory = _ => 2 };
        var command = new Command("vector-embed", "Writes the vectors of sentences into a file.")
        {
            model, file, corpora, sentences, threads,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(model).FullName, parsed.GetRequiredValue(file).FullName,
            parsed.GetRequiredValue(corpora), parsed.GetValue(sentences), parsed.GetValue(threads),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        string model, string file, FileInfo[] corpora, int count, int threads, CancellationToken cancellationToken)
    {
        var all = corpora.SelectMany(corpus => SentencesOf(corpus.FullName, cancellationToken))
            .Distinct(StringComparer.Ordinal).ToList();
        var kept = Math.Min(count, all.Count);
        var texts = Enumerable.Range(0, kept).Select(i => all[(int)((long)i * all.Count / kept)]);
        var options = new TransformerEmbeddingOptions { Model = new TransformerModelOptions { Threads = threads } };
        using var generator = TransformerEmbeddingGenerator.Load(ModelFolder.Open(model), options);
        var rows = new List<float[]>(kept);
        foreach (var batch in texts.Chunk(BatchSize))
        {
            var embeddings = await generator.GenerateAsync(batch, cancellationToken: cancellationToken);
            rows.AddRange(embeddings.Select(embedding => embedding.Vector.ToArray()));
        }

        VectorFile.Write(file, rows);
        Console.WriteLine(FormattableString.Invariant($"{rows.Count} vectors of {rows[0].Length} dimensions"));
        return 0;
    }

    private static IEnumerable<string> SentencesOf(string corpus, CancellationToken cancellationToken)
    {
        var splitter = new UnitSplitter(
            TextUnit.Sentence, new SplitOptions { Measure = SplitMeasure.Units, Size = 1, Overlap = 0 });
        var number = 0;
        foreach (var text in AbstractFile.Read(corpus, File.ReadLines(corpus).Count()))
        {
            var document = new Document
            {
                Id = (number++).ToString(CultureInfo.InvariantCulture),
                Text = text,
                SourceMap = SourceMap.Identity(text),
                MediaType = MediaType.PlainText,
            };
            foreach (var sentence in splitter.Split(document, cancellationToken)
                .Select(chunk => chunk.Text.Trim()).Where(sentence => sentence.Length >= LeastCharacters))
            {
                yield return sentence;
            }
        }
    }
}
