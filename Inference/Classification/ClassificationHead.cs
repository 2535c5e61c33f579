namespace Search.Inference;

/// <summary>A model whose output is logits: runs batches of like length and checks what comes out.</summary>
internal sealed class ClassificationHead : IDisposable
{
    private const int RowsAndLabels = 2;
    private const int RowsTokensAndLabels = 3;

    private readonly ClassificationOptions _options;
    private readonly string _output;
    private readonly int _rank;
    private readonly int _labels;

    private ClassificationHead(
        TransformerModel model, ClassificationOptions options, int maxTokens, bool labelsTokens, int labels)
    {
        Model = model;
        MaxTokens = maxTokens;
        _options = options;
        _output = OutputOf(model);
        _rank = labelsTokens ? RowsTokensAndLabels : RowsAndLabels;
        _labels = labels;
        CheckRoom();
        Probe();
    }

    public TransformerModel Model { get; }

    public ModelFolder Folder => Model.Folder;

    public Tokenizer Tokenizer => Model.Tokenizer;

    /// <summary>The longest input in tokens, special tokens included.</summary>
    public int MaxTokens { get; }

    /// <summary>Loads a model and runs it once, so that a wrong one is refused here.</summary>
    /// <param name="folder">The model.</param>
    /// <param name="options">How it runs; valid already.</param>
    /// <param name="labelsTokens">Whether every token has logits of its own.</param>
    /// <param name="labels">The number of logits that the model is to have.</param>
    public static ClassificationHead Load(
        ModelFolder folder, ClassificationOptions options, bool labelsTokens, int labels)
    {
        var maxTokens = InputLimit.Read(folder, options.MaxTokens);
        var model = TransformerModel.Load(folder, options.Model);
        try
        {
            return new ClassificationHead(model, options, maxTokens, labelsTokens, labels);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The names of the labels, which the model must have.</summary>
    public static IReadOnlyList<string> LabelsOf(ModelFolder folder) =>
        folder.Configuration.Labels is { Count: > 0 } labels
            ? labels
            : throw new ModelException(
                $"The config.json of the model '{folder.FullPath}' names no labels: add id2label, such as " +
                "{\"0\": \"negative\", \"1\": \"positive\"}, in the order of the logits.");

    /// <summary>Runs all inputs, long ones first, and hands over the logits of each.</summary>
    public void Run(IReadOnlyList<TokenEncoding> inputs, LogitsReader read, CancellationToken cancellationToken)
    {
        var batches = LengthBatches.Plan(
            [.. inputs.Select(input => input.Count)], _options.MaxBatchTokens, _options.MaxBatchRows);
        foreach (var batch in batches)
        {
            Run(batch, inputs, read, cancellationToken);
        }
    }

    public void Dispose() => Model.Dispose();

    private static string OutputOf(TransformerModel model) =>
        model.Outputs.Contains("logits") ? "logits"
        : model.Outputs.Count == 1 ? model.Outputs[0]
        : throw new ModelException(
            $"The model '{model.Folder.FullPath}' has no output logits but {string.Join(", ", model.Outputs)}; it " +
            "cannot classify.");

    private void CheckRoom()
    {
        var specials = Tokenizer.CountSpecialTokens(pair: false);
        if (MaxTokens > specials)
        {
            return;
        }

        var message =
            $"The longest input of the model '{Folder.FullPath}' is {MaxTokens} tokens; {specials} special tokens " +
            "take all of it.";
        throw _options.MaxTokens is null
            ? new ModelException(message)
            : new ArgumentOutOfRangeException(nameof(ClassificationOptions.MaxTokens), MaxTokens, message);
    }

    private void Probe()
    {
        var nothing = Tokenizer.Encode("");
        if (nothing.Count > 0)
        {
            Run([0], [nothing], static (_, _) => { }, CancellationToken.None);
        }
    }

    private void Run(
        int[] batch, IReadOnlyList<TokenEncoding> inputs, LogitsReader read, CancellationToken cancellationToken)
    {
        TokenEncoding[] rows = [.. batch.Select(i => inputs[i])];
        using var output = Model.Run(rows, [_output], cancellationToken);
        var tensor = output[_output];
        Check(tensor.Dimensions, rows.Length, rows.Max(row => row.Count));
        for (var row = 0; row < rows.Length; row++)
        {
            var count = _rank == RowsAndLabels ? _labels : _labels * rows[row].Count;
            var logits = tensor.Row(row)[..count];
            CheckFinite(logits);
            read(batch[row], logits);
        }
    }

    private void Check(ReadOnlySpan<long> dimensions, int rows, int tokens)
    {
        if (dimensions.Length != _rank || dimensions[0] != rows || dimensions[^1] != _labels
            || (_rank == RowsTokensAndLabels && dimensions[1] != tokens))
        {
            var expected = _rank == RowsAndLabels ? $"{rows} × {_labels}" : $"{rows} × {tokens} × {_labels}";
            var order = _rank == RowsAndLabels ? "texts × labels" : "texts × tokens × labels";
            throw new ModelException(
                $"The output '{_output}' of the model '{Folder.FullPath}' has the shape " +
                $"{string.Join(" × ", dimensions.ToArray())}; expected {expected} ({order}).");
        }
    }

    private void CheckFinite(ReadOnlySpan<float> logits)
    {
        foreach (var logit in logits)
        {
            if (!float.IsFinite(logit))
            {
                throw new ModelException(
                    $"The model '{Folder.FullPath}' gave the logit {logit}; expected finite numbers. The file is " +
                    "damaged, or made for another precision.");
            }
        }
    }
}
