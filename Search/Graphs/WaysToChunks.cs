using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>The ways of documents to the embedder: for each splitter there is, cleaners and that splitter.</summary>
internal sealed class WaysToChunks(
    GraphBuilder builder, IndexingGraphOptions options, ChunkEmbedderComponent embed, WriterComponent write)
{
    private readonly Dictionary<IDocumentSplitter, IReadOnlyList<JoinInput<Document>>> _ways = [];
    private readonly LanguageChecker? _languages = options.Languages.Count == 0
        ? null
        : builder.Add("languages", new LanguageChecker(options.Languages));

    private readonly List<Output<IReadOnlyList<DocumentWarning>>> _warnings = [];
    private readonly List<Output<IReadOnlyList<Chunk>>> _chunks = [];

    /// <summary>What the stages warn of.</summary>
    public IReadOnlyList<Output<IReadOnlyList<DocumentWarning>>> Warnings =>
        _languages is null ? _warnings : [.. _warnings, _languages.Warnings];

    /// <summary>What the splitters make.</summary>
    public IReadOnlyList<Output<IReadOnlyList<Chunk>>> Chunks => _chunks;

    /// <summary>Sends the documents of a converter through the cleaners to a splitter.</summary>
    public void Connect(ConverterComponent convert, IDocumentSplitter splitter)
    {
        if (!_ways.TryGetValue(splitter, out var way))
        {
            way = Make(splitter, _ways.Count == 0 ? string.Empty : $"-{_ways.Count + 1}");
            _ways.Add(splitter, way);
        }

        foreach (var input in way)
        {
            builder.Connect(convert.Documents, input);
        }

        builder.Connect(convert.Failures, write.Failed);
        _warnings.Add(convert.Warnings);
    }

    // From its end to its beginning: the inputs at which the way so far begins.
    private IReadOnlyList<JoinInput<Document>> Make(IDocumentSplitter splitter, string suffix)
    {
        var split = builder.Add($"splitter{suffix}", new SplitterComponent(splitter));
        builder.Connect(split.Chunks, embed.Chunks);
        _warnings.Add(split.Warnings);
        _chunks.Add(split.Chunks);
        IReadOnlyList<JoinInput<Document>> way = [split.Documents];
        if (_languages is not null)
        {
            way = [split.Documents, _languages.Documents];
        }

        for (var i = options.Cleaners.Count - 1; i >= 0; i--)
        {
            var clean = builder.Add($"cleaner-{i + 1}{suffix}", new CleanerComponent(options.Cleaners[i]));
            foreach (var input in way)
            {
                builder.Connect(clean.Cleaned, input);
            }

            builder.Connect(clean.Failures, write.Failed);
            way = [clean.Documents];
        }

        return way;
    }
}
