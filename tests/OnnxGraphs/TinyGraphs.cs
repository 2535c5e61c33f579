namespace Search.Testing;

/// <summary>Models of a few weights, whose outputs can be computed by hand.</summary>
internal static class TinyGraphs
{
    /// <summary>Batch × tokens × labels: for each token, its row of the table.</summary>
    public static byte[] LabelTokens(float[][] table)
    {
        var graph = new OnnxGraph();
        var (ids, mask) = (graph.Input("input_ids"), graph.Input("attention_mask"));
        return graph.Finish(MaskedRows(graph, ids, mask, table));
    }

    /// <summary>Batch × labels: the mean of the tokens' rows, padding left out, plus a bias.</summary>
    public static byte[] LabelTexts(float[][] table, float[] bias)
    {
        var graph = new OnnxGraph();
        var (ids, mask) = (graph.Input("input_ids"), graph.Input("attention_mask"));
        var sum = graph.SumOverTokens(MaskedRows(graph, ids, mask, table));
        var count = graph.SumOverTokens(Column(graph, graph.ToFloat(mask)));
        return graph.Finish(
            graph.Node("Add", graph.Node("Div", sum, count), graph.Constant(bias, bias.Length)));
    }

    /// <summary>
    /// Batch × labels: the sum of the first text's rows, times that of the second text's rows component by component,
    /// times a matrix of components × labels.
    /// </summary>
    public static byte[] LabelPairs(float[][] table, float[][] weights)
    {
        var graph = new OnnxGraph();
        var (ids, mask) = (graph.Input("input_ids"), graph.Input("attention_mask"));
        var isSecond = Column(graph, graph.ToFloat(graph.Input("token_type_ids")));
        var rows = MaskedRows(graph, ids, mask, table);
        var all = graph.SumOverTokens(rows);
        var second = graph.SumOverTokens(graph.Node("Mul", rows, isSecond));
        var product = graph.Node("Mul", graph.Node("Sub", all, second), second);
        return graph.Finish(graph.Node("MatMul", product, Matrix(graph, weights)));
    }

    private static string MaskedRows(OnnxGraph graph, string ids, string mask, float[][] table) =>
        graph.Node("Mul", graph.Node("Gather", Matrix(graph, table), ids), Column(graph, graph.ToFloat(mask)));

    private static string Column(OnnxGraph graph, string value) =>
        graph.Node("Unsqueeze", value, graph.Constant(2L));

    private static string Matrix(OnnxGraph graph, float[][] rows) =>
        graph.Constant([.. rows.SelectMany(row => row)], rows.Length, rows[0].Length);
}
