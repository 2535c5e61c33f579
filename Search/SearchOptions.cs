using Microsoft.Extensions.AI;
using Search.Indexing;
using Search.Models;
using Search.Pipeline;
using Search.Reader;

namespace Search;

/// <summary>How a <see cref="SearchIndex"/> reads, cuts, finds and answers. The defaults need no thought.</summary>
public sealed class SearchOptions
{
    /// <summary>
    /// The folder that keeps the index. Needed by <c>AddSearch</c>; <c>OpenAsync</c> is told it directly.
    /// </summary>
    public string? IndexFolder { get; set; }

    /// <summary>The folder of the embedding model. Default: the shipped bge-small-en-v1.5.</summary>
    public string EmbedderFolder { get; set; } = BgeSmallEn.Folder;

    /// <summary>The folder of the question-answering model. Default: the shipped roberta-l12-qa.</summary>
    public string ReaderFolder { get; set; } = RobertaQa.Folder;

    /// <summary>
    /// An embedding generator to use instead of the model in <see cref="EmbedderFolder"/>; it stays the caller's and is
    /// not disposed.
    /// </summary>
    /// <remarks>
    /// Its metadata names the model that the index belongs to. One that offers no <c>Search.Inference.Tokenizer</c> as
    /// a service needs a <see cref="Splitter"/> that does without.
    /// </remarks>
    public IEmbeddingGenerator<string, Embedding<float>>? EmbeddingGenerator { get; set; }

    /// <summary>A splitter to use instead of sentences packed into windows of tokens.</summary>
    public IDocumentSplitter? Splitter { get; set; }

    /// <summary>
    /// Makes the splitter once the embedder is loaded, so that chunks are measured in its tokens:
    /// <c>tokens =&gt; new HeadingSplitter(new SplitOptions { Measure = tokens })</c>. Not together with
    /// <see cref="Splitter"/>.
    /// </summary>
    public Func<SplitMeasure, IDocumentSplitter>? MakeSplitter { get; set; }

    /// <summary>What is done to each document before it is cut, in this order.</summary>
    public IList<IDocumentCleaner> Cleaners { get; } = [];

    /// <summary>Converters for further media types; one for a known type replaces ours.</summary>
    public IList<IDocumentConverter> Converters { get; } = [];

    /// <summary>How large the chunks are.</summary>
    public TokenWindowOptions Chunks { get; set; } = new();

    /// <summary>How large a file and its text may get.</summary>
    public ConversionLimits Limits { get; set; } = ConversionLimits.Default;

    /// <summary>How the index weighs words, in which language they are, and what memory writing takes.</summary>
    public LuceneChunkStoreOptions Store { get; set; } = new();

    /// <summary>How the reader looks for answers.</summary>
    public ExtractiveReaderOptions Reader { get; set; } = new();

    /// <summary>
    /// Whether the reader's model is loaded while the index is opened, so that the first question need not wait for it.
    /// For programs that only index, false saves memory and time. Default true.
    /// </summary>
    public bool PreloadReader { get; set; } = true;

    /// <summary>The number of threads that a model runs on; by default, the number of processors.</summary>
    public int Threads { get; set; } = Environment.ProcessorCount;
}
