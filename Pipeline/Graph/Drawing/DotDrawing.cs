using System.Globalization;
using System.Text;

namespace Search.Pipeline;

/// <summary>Graphs in the DOT language.</summary>
internal static class DotDrawing
{
    public static string Of(GraphPlan plan)
    {
        var text = new StringBuilder($"digraph \"{Escaped(plan.Options.Name)}\" {{\n  node [shape=box];\n");
        text.Append("  given [label=\"the caller\", shape=oval];\n  result [label=\"the result\", shape=oval];\n");
        foreach (var node in plan.Nodes)
        {
            var label = $"{Escaped(node.Name)}\\n{Escaped(node.Component.TypeName)}";
            text.Append(CultureInfo.InvariantCulture, $"  n{node.Index} [label=\"{label}\"];\n");
        }

        foreach (var line in DrawingLines.Of(plan))
        {
            text.Append($"  {End(line.From, "given")} -> {End(line.To, "result")} [label=\"{line.Label}\"];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string End(int? node, string outside) => node is { } index ? $"n{index}" : outside;

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
