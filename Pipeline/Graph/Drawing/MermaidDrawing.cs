using System.Globalization;
using System.Text;

namespace Search.Pipeline;

/// <summary>Graphs as Mermaid flowcharts.</summary>
internal static class MermaidDrawing
{
    public static string Of(GraphPlan plan)
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach (var node in plan.Nodes)
        {
            var label = $"{Escaped(node.Name)}<br/>{Escaped(node.Component.TypeName)}";
            text.Append(CultureInfo.InvariantCulture, $"  n{node.Index}[\"{label}\"]\n");
        }

        foreach (var line in DrawingLines.Of(plan))
        {
            text.Append($"  {End(line.From, "given", "the caller")} -- \"{line.Label}\" --> ");
            text.Append($"{End(line.To, "result", "the result")}\n");
        }

        return text.ToString();
    }

    // A round end stands for what is outside of the graph.
    private static string End(int? node, string id, string label) =>
        node is { } index ? $"n{index}" : $"{id}([\"{label}\"])";

    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
