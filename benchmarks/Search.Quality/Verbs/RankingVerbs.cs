using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Search.Evaluation;
using Search.Pipeline;
using Search.Retrieval;

namespace Search.Quality;

/// <summary>
/// <c>bm25</c>, <c>fusion</c>, <c>reordering</c>, <c>retrieval-evaluators</c>: compare ranking with Haystack.
/// </summary>
internal static class RankingVerbs
{
    public static Command Bm25() => ConformanceFile.Verb(
        "bm25", "Compares the BM25 variants with the cases of a conformance file.", Bm25Difference);

    public static Command Fusion() => ConformanceFile.Verb(
        "fusion", "Compares rank fusion with the cases of a conformance file.", FusionDifference);

    public static Command Reordering() => ConformanceFile.Verb(
        "reordering", "Compares rankers with the cases of a conformance file.", ReorderingDifference);

    public static Command Evaluators() => ConformanceFile.Verb(
        "retrieval-evaluators", "Compares measures of retrieval with the cases of a conformance file.",
        EvaluatorsDifference);

    private static string? Bm25Difference(JsonElement item)
    {
        var parameters = item.GetProperty("parameters");
        var defaults = new Bm25Options();
        var corpus = new Bm25Corpus(
            [.. item.GetProperty("documents").EnumerateArray().Select(text => text.GetString()!)],
            new Bm25Options
            {
                Variant = Enum.Parse<Bm25Variant>(item.GetProperty("algorithm").GetString()!["BM25".Length..]),
                K1 = NumberOf(parameters, "k1") ?? defaults.K1,
                B = NumberOf(parameters, "b") ?? defaults.B,
                Epsilon = NumberOf(parameters, "epsilon") ?? defaults.Epsilon,
                Delta = NumberOf(parameters, "delta"),
            });
        var found = corpus.Search(item.GetProperty("query").GetString()!, int.MaxValue);
        return ConformanceFile.Difference(
            item.GetProperty("expected"),
            [.. found.Select(one => (one.Text.ToString(CultureInfo.InvariantCulture), one.Score))]);
    }

    private static string? FusionDifference(JsonElement item)
    {
        var method = item.GetProperty("mode").GetString() switch
        {
            "concatenate" => RankFusionMethod.Concatenate,
            "merge" => RankFusionMethod.Merge,
            "reciprocal_rank_fusion" => RankFusionMethod.ReciprocalRank,
            "distribution_based_rank_fusion" => RankFusionMethod.DistributionBased,
            var other => throw new InvalidDataException($"There is no fusion '{other}'."),
        };
        var lists = item.GetProperty("lists").EnumerateArray().Select(Chunks).ToList();
        var weights = item.GetProperty("weights");
        var fused = RankFusion.Fuse(
            method, lists,
            weights.ValueKind == JsonValueKind.Null
                ? null
                : [.. weights.EnumerateArray().Select(weight => weight.GetDouble())]);
        var top = item.GetProperty("top_k").ValueKind == JsonValueKind.Null
            ? int.MaxValue
            : item.GetProperty("top_k").GetInt32();
        return ConformanceFile.Difference(
            item.GetProperty("expected"), [.. fused.Take(top).Select(found => (found.Chunk.Id, found.Score))]);
    }

    private static string? ReorderingDifference(JsonElement item)
    {
        var expected = item.GetProperty("expected");
        if (item.GetProperty("kind").GetString() == "lost_in_the_middle")
        {
            var chunks = Enumerable.Range(0, item.GetProperty("count").GetInt32())
                .Select(i => Chunk(i.ToString(CultureInfo.InvariantCulture), 1 - (i / 1000.0), null)).ToList();
            var got = Rank(new LostInTheMiddleRanker(), chunks).Select(found => found.Chunk.Id);
            var wanted = expected.EnumerateArray().Select(index => index.ToString());
            return wanted.SequenceEqual(got) ? null
                : $"expected {string.Join(' ', wanted)}, got {string.Join(' ', got)}";
        }

        var ranker = new MetadataFieldRanker("field", new MetadataFieldRankerOptions
        {
            Weight = item.GetProperty("weight").GetDouble(),
            Ascending = item.GetProperty("sort_order").GetString() == "ascending",
            Mode = item.GetProperty("ranking_mode").GetString() == "linear_score"
                ? MetadataRankingMode.LinearScore
                : MetadataRankingMode.ReciprocalRank,
            Missing = Enum.Parse<MissingMetadata>(item.GetProperty("missing_meta").GetString()!, ignoreCase: true),
        });
        return ConformanceFile.Difference(
            expected,
                [.. Rank(ranker, Chunks(item.GetProperty("documents"))).Select(one => (one.Chunk.Id, one.Score))]);
    }

    private static string? EvaluatorsDifference(JsonElement item)
    {
        var truth = item.GetProperty("truth").EnumerateArray().Select(Ids).ToList();
        var retrieved = item.GetProperty("retrieved").EnumerateArray().Select(Ids).ToList();
        (string Name, Func<IReadOnlyList<string>, IReadOnlyCollection<string>, double> Measure)[] measures =
        [
            ("map", ListMeasures.AveragePrecision), ("mrr", ListMeasures.ReciprocalRank), ("ndcg", ListMeasures.Ndcg),
            ("recall_single_hit", ListMeasures.SingleHitRecall), ("recall_multi_hit", ListMeasures.MultiHitRecall),
        ];
        var differences = measures.Select(measure => Difference(
            measure.Name, item.GetProperty("expected").GetProperty(measure.Name),
            [.. retrieved.Zip(truth, measure.Measure)])).Where(difference => difference is not null).ToList();
        return differences.Count == 0 ? null : string.Join("\n  ", differences);
    }

    private static string? Difference(string name, JsonElement expected, double[] got)
    {
        var wanted = expected.GetProperty("individual").EnumerateArray().Select(score => score.GetDouble()).ToArray();
        return wanted.Length == got.Length
            && wanted.Zip(got).All(pair => ConformanceFile.AreNear(pair.First, pair.Second))
            && ConformanceFile.AreNear(expected.GetProperty("score").GetDouble(), got.Average())
            ? null
            : $"{name}: expected {string.Join(' ', wanted)}, got {string.Join(' ', got)}";
    }

    private static IReadOnlyList<ScoredChunk> Rank(IRanker ranker, IReadOnlyList<ScoredChunk> chunks) =>
        ranker.RankAsync("", chunks).AsTask().GetAwaiter().GetResult();

    private static string[] Ids(JsonElement list) => [.. list.EnumerateArray().Select(id => id.GetString()!)];

    private static double? NumberOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var number) ? number.GetDouble() : null;

    private static IReadOnlyList<ScoredChunk> Chunks(JsonElement list) =>
    [
        .. list.EnumerateArray().Select(item => Chunk(
            item[0].GetString()!, item[1].GetDouble(),
            item.GetArrayLength() > 2 ? ConformanceFile.Value(item[2]) : null)),
    ];

    private static ScoredChunk Chunk(string id, double score, object? field) => new(
        new Chunk
        {
            Id = id,
            DocumentId = id,
            Index = 0,
            Text = "",
            Span = default,
            CodePointStart = 0,
            SourceMap = SourceMap.Identity(""),
            MediaType = "text/plain",
            Metadata = new DocumentMetadata([new("field", field)]),
        },
        score);
}
