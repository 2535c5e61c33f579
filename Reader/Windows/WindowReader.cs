using Search.Inference;

namespace Search.Reader;

/// <summary>Runs the question-answering model over windows, in batches of like length.</summary>
internal sealed class WindowReader
{
    private readonly TransformerModel _model;
    private readonly string[] _outputs;
    private readonly int _maxBatchTokens;
    private readonly int _maxBatchRows;

    public WindowReader(TransformerModel model, ExtractiveReaderOptions options)
    {
        _model = model;
        _outputs = OutputsOf(model);
        _maxBatchTokens = options.MaxBatchTokens;
        _maxBatchRows = options.MaxBatchRows;
    }

    /// <summary>The logits of each window, in the order of the windows.</summary>
    public WindowLogits[] Read(IReadOnlyList<ReadingWindow> windows, CancellationToken cancellationToken)
    {
        var results = new WindowLogits[windows.Count];
        var plan = LengthBatches.Plan(
            [.. windows.Select(window => window.Tokens.Count)], _maxBatchTokens, _maxBatchRows);
        foreach (var batch in plan)
        {
            using var output = _model.Run([.. batch.Select(i => windows[i].Tokens)], _outputs, cancellationToken);
            for (var row = 0; row < batch.Length; row++)
            {
                var window = batch[row];
                results[window] = LogitsOf(output, row, windows[window].Tokens.Count);
            }
        }

        return results;
    }

    private static string[] OutputsOf(TransformerModel model) =>
        model.Outputs.Contains("start_logits") && model.Outputs.Contains("end_logits") ? ["start_logits", "end_logits"]
        : model.Outputs.Contains("logits") ? ["logits"]
        : throw new ModelException(
            $"The model '{model.Folder.FullPath}' has the outputs {string.Join(", ", model.Outputs)}; a reader needs " +
            "start_logits and end_logits, or logits with two columns.");

    private WindowLogits LogitsOf(ModelOutput output, int row, int tokens)
    {
        if (_outputs.Length == 2)
        {
            return new WindowLogits(
                output[_outputs[0]].Row(row)[..tokens].ToArray(), output[_outputs[1]].Row(row)[..tokens].ToArray());
        }

        var columns = output[_outputs[0]].Row(row);
        var (start, end) = (new float[tokens], new float[tokens]);
        for (var i = 0; i < tokens; i++)
        {
            start[i] = columns[2 * i];
            end[i] = columns[(2 * i) + 1];
        }

        return new WindowLogits(start, end);
    }
}
