using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>
/// A ready graph from files to a store: what has changed → by type → converter → cleaners → splitter → vectors → store.
/// </summary>
/// <remarks>
/// All files of a run are written in one commit. For folders, with removals, batches and progress, see
/// <see cref="IndexingPipeline"/>.
/// </remarks>
public sealed class IndexingGraph
{
    private readonly List<Output<IReadOnlyList<FileFailure>>> _failures = [];

    /// <summary>A graph of these stages, which stay the caller's.</summary>
    /// <exception cref="ArgumentException">There is no branch, or two of one name or media type.</exception>
    public IndexingGraph(
        IDocumentSplitter splitter, ChunkEmbedder embedder, IChunkStore store, IndexingGraphOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(splitter);
        options ??= new IndexingGraphOptions();
        var builder = new GraphBuilder();
        var check = builder.Add("changed", new CacheChecker(store, options.Recipe));
        var router = builder.Add(
            "types",
            new FileTypeRouter([.. options.Branches.Select(branch =>
                new KeyValuePair<string, IReadOnlyList<string>>(branch.Name, [.. branch.Converter.MediaTypes]))]));
        var embed = builder.Add("vectors", new ChunkEmbedderComponent(embedder));
        var write = builder.Add("writer", new WriterComponent(store, options.Recipe));
        builder.Connect(check.Changed, router.Files)
            .Connect(check.Changed, write.Files)
            .Connect(embed.Embedded, write.Chunks);
        _failures.Add(router.Failures);
        var shared = new Dictionary<IDocumentSplitter, JoinInput<Document>>();
        foreach (var branch in options.Branches)
        {
            var convert =
                builder.Add($"convert-{branch.Name}", new ConverterComponent(branch.Converter, options.Limits));
            var documents = CleanAndSplit(builder, branch.Splitter ?? splitter, options, shared, embed);
            builder.Connect(router[branch.Name], convert.Files).Connect(convert.Documents, documents);
            _failures.Add(convert.Failures);
        }

        (Files, Unchanged, Unmatched, Written) = (check.Files, check.Known, router.Unmatched, write.Written);
        Graph = builder.Build(new GraphOptions { Name = "indexing" });
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The files; each id once.</summary>
    public JoinInput<FolderFile> Files { get; }

    /// <summary>Files that the store has as they are; no value when there is none.</summary>
    public Output<IReadOnlyList<FolderFile>> Unchanged { get; }

    /// <summary>Files of a type that no branch takes; no value when there is none.</summary>
    public Output<IReadOnlyList<FolderFile>> Unmatched { get; }

    /// <summary>What was written.</summary>
    public Output<IReadOnlyList<IndexedSource>> Written { get; }

    /// <summary>The files of a run that could not be read or converted.</summary>
    public IReadOnlyList<FileFailure> FailuresOf(GraphResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. _failures.SelectMany(output => result.TryGet(output, out var failures) ? failures : [])];
    }

    // One chain of cleaners and a splitter for each splitter there is.
    private static JoinInput<Document> CleanAndSplit(
        GraphBuilder builder, IDocumentSplitter splitter, IndexingGraphOptions options,
        Dictionary<IDocumentSplitter, JoinInput<Document>> shared, ChunkEmbedderComponent embed)
    {
        if (shared.TryGetValue(splitter, out var existing))
        {
            return existing;
        }

        var suffix = shared.Count == 0 ? string.Empty : $"-{shared.Count + 1}";
        var split = builder.Add($"splitter{suffix}", new SplitterComponent(splitter));
        builder.Connect(split.Chunks, embed.Chunks);
        var input = split.Documents;
        for (var i = options.Cleaners.Count - 1; i >= 0; i--)
        {
            var clean = builder.Add($"cleaner-{i + 1}{suffix}", new CleanerComponent(options.Cleaners[i]));
            builder.Connect(clean.Cleaned, input);
            input = clean.Documents;
        }

        shared.Add(splitter, input);
        return input;
    }
}
