using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>
/// A ready graph from files to a store: what has changed → by type → converter → cleaners → splitter → vectors → store.
/// </summary>
/// <remarks>
/// All files of a run are written in one commit. A file without text is remembered; one that can no longer be converted
/// leaves the store. For folders of any size, with progress, see <see cref="IndexingPipeline"/>, which runs this graph
/// batch by batch.
/// </remarks>
public sealed class IndexingGraph
{
    /// <summary>The name of the component that embeds.</summary>
    internal const string Vectors = "vectors";

    private readonly WaysToChunks _ways;

    /// <summary>A graph of these stages, which stay the caller's.</summary>
    /// <exception cref="ArgumentException">There is no branch, or two of one name or media type.</exception>
    public IndexingGraph(
        IDocumentSplitter splitter, ChunkEmbedder embedder, IChunkStore store, IndexingGraphOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(splitter);
        options ??= new IndexingGraphOptions();
        var builder = new GraphBuilder();
        var recipe = new IndexingRecipe(options.Branches, splitter, options.Cleaners);
        var check = builder.Add("changed", new CacheChecker(store, recipe, options.Limits));
        var router = builder.Add(
            "types",
            new FileTypeRouter([.. options.Branches.Select(branch =>
                new KeyValuePair<string, IReadOnlyList<string>>(branch.Name, [.. branch.MediaTypes]))]));
        var embed = builder.Add(Vectors, new ChunkEmbedderComponent(embedder));
        var write = builder.Add("writer", new WriterComponent(store));
        builder.Connect(check.Changed, router.Files)
            .Connect(check.Changed, write.Files)
            .Connect(check.Failures, write.Failed)
            .Connect(router.Unmatched, write.Rejected)
            .Connect(router.Failures, write.Failed)
            .Connect(embed.Embedded, write.Chunks);
        _ways = new WaysToChunks(builder, options, embed, write);
        foreach (var branch in options.Branches)
        {
            var convert =
                builder.Add($"convert-{branch.Name}", new ConverterComponent(branch.Converter, options.Limits));
            builder.Connect(router[branch.Name], convert.Files);
            _ways.Connect(convert, branch.Splitter ?? splitter);
        }

        (Files, Sources, Removals) = (check.Files, check.Sources, write.Removals);
        (Unchanged, Unsupported, Failures, Written) = (check.Known, write.Unsupported, write.Failures, write.Written);
        Graph = builder.Build(new GraphOptions { Name = "indexing" });
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The files; each id once.</summary>
    public JoinInput<FolderFile> Files { get; }

    /// <summary>What the store holds, for a caller who knows it; null to ask the store. Default null.</summary>
    public Input<IReadOnlyDictionary<string, IndexedSource>?> Sources { get; }

    /// <summary>Ids of documents that leave the store. Default: none.</summary>
    public JoinInput<string> Removals { get; }

    /// <summary>Files that the store has as they are; no value when there is none.</summary>
    public Output<IReadOnlyList<FolderFile>> Unchanged { get; }

    /// <summary>Files of a type that no branch takes; no value when there is none.</summary>
    public Output<IReadOnlyList<FolderFile>> Unsupported { get; }

    /// <summary>Files that could not be read or converted; no value when there is none.</summary>
    public Output<IReadOnlyList<DocumentFailure>> Failures { get; }

    /// <summary>What was written; no value when every file is unchanged.</summary>
    public Output<IReadOnlyList<IndexedSource>> Written { get; }

    /// <summary>What the owners of the files of a run should know.</summary>
    public IReadOnlyList<DocumentWarning> WarningsOf(GraphResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. _ways.Warnings.SelectMany(output => result.TryGet(output, out var warnings) ? warnings : [])];
    }

    /// <summary>How many chunks a splitter has made in a visit that has ended; null when it was no splitter.</summary>
    internal int? ChunksIn(VisitEnded visit)
    {
        foreach (var (output, value) in visit.Outputs)
        {
            if (_ways.Chunks.Any(chunks => ReferenceEquals(chunks, output)))
            {
                return ((IReadOnlyList<Chunk>)value!).Count;
            }
        }

        return null;
    }
}
