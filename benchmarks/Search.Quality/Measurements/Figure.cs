using System.Text.Json;
using System.Text.Json.Serialization;

namespace Search.Quality;

/// <summary>A figure with what it is held against; <c>docs/results</c> shows it as a row.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record Figure(double Value, string Unit)
{
    /// <summary>The heads of the columns that <see cref="Cells"/> fills.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["value", "unit", "peer", "peer's", "ratio", "bar"];

    /// <summary>The program that it is compared with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Peer { get; init; }

    /// <summary>The peer's figure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PeerValue { get; init; }

    /// <summary>The figure that is wanted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Bar { get; init; }

    /// <summary>Whether stored JSON is such a figure.</summary>
    public static bool IsFigure(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty("value", out _) && value.TryGetProperty("unit", out _);

    /// <summary>The cells of a row.</summary>
    public static IEnumerable<string> Cells(JsonElement figure)
    {
        var (value, theirs) = (Member("value"), Member("peerValue"));
        return
        [
            MarkdownTable.Cell(value),
            MarkdownTable.Cell(Member("unit")),
            MarkdownTable.Cell(Member("peer")),
            MarkdownTable.Cell(theirs),
            theirs.ValueKind == JsonValueKind.Number && theirs.GetDouble() != 0
                ? MarkdownTable.Ratio(value.GetDouble() / theirs.GetDouble())
                : "",
            MarkdownTable.Cell(Member("bar")),
        ];

        JsonElement Member(string name) => figure.TryGetProperty(name, out var member) ? member : default;
    }
}
