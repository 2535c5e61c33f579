using System.Numerics.Tensors;
using Search.Inference;

namespace Search.Reader;

/// <summary>Runs the question-answering model over windows, in batches of like length.</summary>
internal sealed class WindowReader
{
    // A window is never with one of more than twice its length: see LengthBatches.
    private const double LeastShare = 0.5;

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

    /// <summary>Reads windows, whichever questions they belong to.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="deadline">
    /// When to stop. With a limit, the batches with the best chunks go first, so that the time goes where an answer is
    /// likely.
    /// </param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A reading for each window, in their order; null for a window that was not reached in time.</returns>
    public WindowReading?[] Read(
        IReadOnlyList<ReadingWindow> windows, Deadline deadline, CancellationToken cancellationToken)
    {
        var readings = new WindowReading?[windows.Count];
        IEnumerable<int[]> plan = LengthBatches.Plan(
            [.. windows.Select(window => window.Tokens.Count)], _maxBatchTokens, _maxBatchRows, LeastShare);
        if (deadline.IsSet)
        {
            plan = plan.OrderBy(batch => batch.Min(i => windows[i].Chunk));
        }

        foreach (var batch in plan)
        {
            if (deadline.IsOver)
            {
                break;
            }

            Read(windows, batch, readings, cancellationToken);
        }

        return readings;
    }

    private void Read(
        IReadOnlyList<ReadingWindow> windows, int[] batch, WindowReading?[] readings,
        CancellationToken cancellationToken)
    {
        using var output = _model.Run([.. batch.Select(i => windows[i].Tokens)], _outputs, cancellationToken);
        var width = batch.Max(i => windows[i].Tokens.Count);
        for (var row = 0; row < batch.Length; row++)
        {
            var tokens = windows[batch[row]].Tokens.Count;
            readings[batch[row]] = new WindowReading(LogitsOf(output, row, tokens), width - tokens);
        }
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
                Column(output, _outputs[0], row, tokens).ToArray(), Column(output, _outputs[1], row, tokens).ToArray());
        }

        var columns = Column(output, _outputs[0], row, 2 * tokens);
        var (start, end) = (new float[tokens], new float[tokens]);
        for (var i = 0; i < tokens; i++)
        {
            start[i] = columns[2 * i];
            end[i] = columns[(2 * i) + 1];
        }

        return new WindowLogits(start, end);
    }

    private ReadOnlySpan<float> Column(ModelOutput output, string name, int row, int count)
    {
        var values = output[name].Row(row);
        if (values.Length < count)
        {
            throw new ModelException(
                $"The model {_model.Folder.Name} gives {values.Length} values in '{name}' for a window that needs " +
                $"{count}: it is no question-answering model.");
        }

        values = values[..count];
        return float.IsNaN(TensorPrimitives.Max(values))
            ? throw new ModelException(
                $"The model {_model.Folder.Name} computed values in '{name}' that are no numbers: its file is " +
                "damaged, or its half-precision arithmetic overflowed.")
            : values;
    }
}
