using System.Diagnostics;
using System.Numerics.Tensors;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// Finds the chunks nearest to a vector: by bytes first, then the best of those by their full vectors.
/// </summary>
internal sealed class VectorSearch : IAsyncDisposable
{
    /// <summary>How many times as many chunks are compared by their full vectors as are asked for.</summary>
    public const int Oversampling = 4;

    private const int LeastPool = 40;

    private readonly VectorSearchOptions _options;
    private readonly VectorBlocks _blocks;
    private readonly VectorGraphs _graphs;

    public VectorSearch(
        CommittedIndex committed, IndexStamp stamp, VectorSearchOptions options, SearchPrecedence searches)
    {
        _options = options;
        var files = new GraphFiles(stamp.Folder);
        _blocks = new VectorBlocks(stamp.Space.Dimensions, files, options);
        _graphs = new VectorGraphs(committed, _blocks, files, options, searches);
    }

    /// <summary>The nearest chunks, nearest first, with the dot product of their full vectors.</summary>
    public Candidate[] Find(
        IndexSnapshot snapshot, ReadOnlySpan<float> vector, int top, MetadataFilter? filter,
        CancellationToken cancellationToken)
    {
        using var activity = VectorTelemetry.Start(top, filter is not null);
        var query = Int8Query.Of(vector);
        var size = (int)Math.Min(int.MaxValue, Math.Max(LeastPool, (long)top * Oversampling));
        var search = new SegmentSearch(query, size, Math.Max(size, _options.SearchBreadth), activity);
        foreach (var segment in snapshot.Reader.Leaves)
        {
            var allowed = filter is null ? null : SegmentFilter.Of(segment.AtomicReader, filter, cancellationToken);
            var block = _blocks.Of(segment.AtomicReader);
            var isMissing = _graphs.IsMissing(block, segment.AtomicReader);
            if (isMissing)
            {
                _graphs.Request();
            }

            search.Search(block, segment, allowed, isMissing, cancellationToken);
        }

        search.Report();
        return Rescore(search.Best.Drain(), vector, top, cancellationToken);
    }

    /// <summary>Builds the graphs that are missing.</summary>
    public Task BuildGraphsAsync(CancellationToken cancellationToken) => _graphs.BuildAsync(cancellationToken);

    /// <summary>How many bytes vectors and graphs of a snapshot take in memory.</summary>
    public long MemoryOf(IndexSnapshot snapshot) => snapshot.Reader.Leaves
        .Select(leaf => _blocks.Of(leaf.AtomicReader))
        .Sum(block => block.Vectors.Bytes + (block.Graph?.Links.Bytes ?? 0));

    /// <summary>Stops what works in the background.</summary>
    public ValueTask DisposeAsync() => _graphs.DisposeAsync();

    private static Candidate[] Rescore(
        Candidate[] pool, ReadOnlySpan<float> query, int top, CancellationToken cancellationToken)
    {
        var best = new TopCandidates(top);
        var bytes = new BytesRef();
        var vector = new float[query.Length];
        BinaryDocValues? stored = null;
        AtomicReaderContext? segment = null;
        // In the order of the file.
        Array.Sort(pool, static (x, y) => x.Document.CompareTo(y.Document));
        foreach (var candidate in pool)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (stored is null || candidate.Segment != segment)
            {
                segment = candidate.Segment;
                stored = segment.AtomicReader.GetBinaryDocValues(ChunkFields.Vector);
            }

            stored.Get(candidate.DocumentInSegment, bytes);
            VectorBytes.Read(bytes, vector);
            best.Offer(TensorPrimitives.Dot(query, vector), segment!, candidate.DocumentInSegment);
        }

        return best.Drain();
    }

    /// <summary>One search, segment after segment.</summary>
    private sealed class SegmentSearch(Int8Query query, int size, int breadth, Activity? activity)
    {
        private int _scans;
        private int _walks;
        private long _compared;

        public TopCandidates Best { get; } = new(size);

        public void Search(
            VectorBlock block, AtomicReaderContext segment, FixedBitSet? allowed, bool isMissing,
            CancellationToken cancellationToken)
        {
            var rows = block.Vectors.Count;
            var findable = block.Findable(segment.AtomicReader, allowed);
            var plan = block.Graph is null ? default : VectorPlan.Of(rows, findable, breadth);
            var walked = 0;
            if (plan.UsesGraph && block.TryWalk(query, breadth, segment, allowed, plan.Budget, Best, out walked))
            {
                _walks++;
                _compared += walked;
                VectorTelemetry.Report(activity, "graph", "fewer comparisons", rows, findable, walked);
                return;
            }

            block.Scan(query, segment, allowed, Best, cancellationToken);
            _scans++;
            _compared += walked + findable;
            var (method, reason) = (plan.UsesGraph, isMissing, block.Graph) switch
            {
                (true, _, _) => ("graph, then scan", "what may be found is far from the query"),
                (_, true, null) => ("scan", "the graph is not built yet"),
                (_, _, null) => ("scan", "too few vectors for a graph"),
                _ => ("scan", "too few may be found for the graph"),
            };
            VectorTelemetry.Report(activity, method, reason, rows, findable, walked + findable);
        }

        public void Report() => VectorTelemetry.Finish(activity, _scans, _walks, _compared);
    }
}
