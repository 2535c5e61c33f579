using Search.Indexing;
using Search.Pipeline;

namespace Search.Tests.Saving;

/// <summary>A catalog with an object for each kind of stage.</summary>
internal sealed class SampleCatalog : IDisposable
{
    public static readonly Func<string, bool> IsShort = text => text.Length < 10;

    public SampleCatalog()
    {
        Embedder = new ChunkEmbedder(Embeddings);
        Catalog
            .AddResource("retriever", Retriever).AddResource("reader", Reader).AddResource("store", Store)
            .AddResource("chat", Chat).AddResource("embeddings", Embeddings).AddResource("embedder", Embedder)
            .AddResource("splitter", Splitter).AddResource("is-short", IsShort);
    }

    public GraphCatalog Catalog { get; } = GraphCatalog.BuiltIn(name => name == "SET" ? "hush-hush" : null);

    public CannedRetriever Retriever { get; } = new("one", "two", "three");

    public CannedReader Reader { get; } = new();

    public InMemoryChunkStore Store { get; } = new(new VectorSpace(new ModelIdentity("free", "0"), 4));

    public ScriptedChat Chat { get; } = new("It is so [1].");

    public SampleEmbeddings Embeddings { get; } = new();

    public ChunkEmbedder Embedder { get; }

    public IDocumentSplitter Splitter { get; } =
        new UnitSplitter(TextUnit.Sentence, new SplitOptions { Measure = SplitMeasure.Words });

    public void Dispose() => Embeddings.Dispose();
}
