namespace Search.Inference;

/// <summary>Labels whole texts by an ONNX model, on this machine: sentiment, toxicity, topic, language.</summary>
/// <remarks>
/// Thread-safe. The model is a sequence classifier with an output <c>logits</c> of texts × labels, and names its labels
/// in <c>config.json</c>. Scores are those of the text-classification pipeline of Hugging Face Transformers: the logits
/// of a regression; a sigmoid of each logit for <c>multi_label_classification</c> and for a single label; else a
/// softmax. An int8 model's scores move a little with what else is in the batch.
/// </remarks>
public sealed class TextClassifier : IDisposable
{
    private readonly ClassificationHead _head;
    private readonly InputEncoder _encoder;
    private readonly TextClassifierOptions _options;

    private TextClassifier(ClassificationHead head, TextClassifierOptions options, ScoreFunction scores)
    {
        _head = head;
        _encoder = new InputEncoder(head, options.LongTexts);
        _options = options;
        Scores = scores;
    }

    /// <summary>The names of the labels, in the order of the model's logits.</summary>
    public IReadOnlyList<string> Labels => Folder.Configuration.Labels;

    /// <summary>What makes scores of the logits.</summary>
    public ScoreFunction Scores { get; }

    /// <summary>The longest input in tokens, special tokens included.</summary>
    public int MaxTokens => _head.MaxTokens;

    /// <summary>The model's folder.</summary>
    public ModelFolder Folder => _head.Folder;

    /// <summary>Loads the model in a folder, and runs it once to check its shape.</summary>
    /// <exception cref="ModelException">The folder is no usable text classifier; the message says why.</exception>
    /// <exception cref="TokenizerException">The tokenizer file is malformed or holds something unsupported.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range, or too much for the model.</exception>
    public static TextClassifier Load(ModelFolder folder, TextClassifierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new TextClassifierOptions();
        options.Validate();
        var labels = ClassificationHead.LabelsOf(folder).Count;
        var scores = options.Scores ?? FunctionOf(folder, labels);
        var head = ClassificationHead.Load(folder, options, labelsTokens: false, labels);
        return new TextClassifier(head, options, scores);
    }

    /// <summary>Labels texts, in batches of like length.</summary>
    /// <param name="texts">The texts; an empty one is labelled like any other.</param>
    /// <param name="cancellationToken">Stops the work, also inside a batch.</param>
    /// <returns>The labels of each text, in the order of the texts.</returns>
    /// <exception cref="ArgumentException">A text is null, or too long and to be refused.</exception>
    /// <exception cref="ModelException">The model failed, or gave what is no number.</exception>
    public async Task<IReadOnlyList<TextClassification>> ClassifyAsync(
        IEnumerable<string> texts, CancellationToken cancellationToken = default)
    {
        var list = InputEncoder.Check(texts, nameof(texts));
        return await Task.Run(() => Classify(list, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _head.Dispose();

    private static ScoreFunction FunctionOf(ModelFolder folder, int labels) =>
        (folder.Configuration.ProblemType, labels) switch
        {
            ("regression", _) => ScoreFunction.Identity,
            ("multi_label_classification", _) => ScoreFunction.Sigmoid,
            (null or "single_label_classification", 1) => ScoreFunction.Sigmoid,
            (null or "single_label_classification", _) => ScoreFunction.Softmax,
            var (problem, _) => throw new ModelException(
                $"The config.json of the model '{folder.FullPath}' gives problem_type '{problem}'; expected " +
                "single_label_classification, multi_label_classification or regression. Set " +
                $"{nameof(TextClassifierOptions.Scores)} to use it all the same."),
        };

    private TextClassification[] Classify(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var inputs = new TokenInput[texts.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            inputs[i] = _encoder.Encode(texts[i], i);
        }

        var results = new TextClassification[inputs.Length];
        _head.Run(
            [.. inputs.Select(input => input.Tokens)],
            (i, logits) => results[i] = Label(logits, inputs[i].CutTokens),
            cancellationToken);
        return results;
    }

    private TextClassification Label(ReadOnlySpan<float> logits, int cutTokens)
    {
        var scores = Logits.Score(logits, Scores);
        return new TextClassification
        {
            Labels = RankedLabels.Make(Labels, scores, _options.MaxLabels),
            CutTokens = cutTokens,
        };
    }
}
