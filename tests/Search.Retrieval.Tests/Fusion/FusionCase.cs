using System.Text.Json;

namespace Search.Retrieval.Tests;

/// <summary>One case of Cases/fusion.json: lists, and what the Python reference made of them.</summary>
public sealed record FusionCase(
    int Number,
    string Mode,
    double[]? Weights,
    int? Top,
    (string Id, double Score)[][] Lists,
    (string Id, double Score)[] Expected)
{
    public RankFusionMethod Method => Mode switch
    {
        "reciprocal_rank_fusion" => RankFusionMethod.ReciprocalRank,
        "concatenate" => RankFusionMethod.Concatenate,
        "merge" => RankFusionMethod.Merge,
        "distribution_based_rank_fusion" => RankFusionMethod.DistributionBased,
        _ => throw new InvalidDataException($"The case has the unknown mode '{Mode}'."),
    };

    public static FusionCase[] All()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Cases", "fusion.json"));
        using var parsed = JsonDocument.Parse(file);
        return [.. parsed.RootElement.GetProperty("cases").EnumerateArray().Select(Read)];
    }

    public override string ToString() => $"{Number}: {Mode}";

    private static FusionCase Read(JsonElement json, int number) => new(
        number,
        json.GetProperty("mode").GetString()!,
        json.GetProperty("weights") is { ValueKind: JsonValueKind.Array } weights
            ? [.. weights.EnumerateArray().Select(weight => weight.GetDouble())]
            : null,
        json.GetProperty("top_k") is { ValueKind: JsonValueKind.Number } top ? top.GetInt32() : null,
        [.. json.GetProperty("lists").EnumerateArray().Select(List)],
        List(json.GetProperty("expected")));

    private static (string Id, double Score)[] List(JsonElement json) =>
        [.. json.EnumerateArray().Select(pair => (pair[0].GetString()!, pair[1].GetDouble()))];
}
