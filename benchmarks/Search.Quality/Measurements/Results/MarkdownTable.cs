using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Search.Quality;

/// <summary>A table in Markdown.</summary>
/// <param name="Head">The heads of the columns.</param>
/// <param name="Rows">The rows, each with a cell for every column.</param>
internal sealed record MarkdownTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const long FirstWithSeparator = 10_000;

    /// <summary>The table's lines; columns of numbers stand to the right.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, Head);
        Write(text, [.. Head.Select((_, column) => IsOfNumbers(column) ? "---:" : "---")]);
        foreach (var row in Rows)
        {
            Write(text, row);
        }

        return text.ToString();
    }

    /// <summary>A value as a cell shows it: large whole numbers with separators, no value as nothing.</summary>
    public static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        JsonValueKind.Number when value.TryGetInt64(out var whole) && Math.Abs(whole) >= FirstWithSeparator =>
            whole.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    /// <summary>A ratio as a cell shows it.</summary>
    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    private bool IsOfNumbers(int column) => Rows.All(row =>
        row[column].Length == 0 || double.TryParse(row[column], CultureInfo.InvariantCulture, out _));

    private static void Write(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");

    private static string Escape(string cell) => cell
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
