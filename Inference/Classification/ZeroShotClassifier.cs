namespace Search.Inference;

/// <summary>Labels texts with labels that the model was never trained on, on this machine.</summary>
/// <remarks>
/// Thread-safe. The model is one of natural language inference (MNLI and its like): for each label it judges whether
/// the text entails a sentence that claims the label (Yin et al. 2019, "Benchmarking Zero-shot Text Classification").
/// Scores are those of the zero-shot pipeline of Hugging Face Transformers. Every text runs once for each label.
/// </remarks>
public sealed class ZeroShotClassifier : IDisposable
{
    private readonly ClassificationHead _head;
    private readonly InputEncoder _encoder;
    private readonly ZeroShotClassifierOptions _options;
    private readonly EntailmentLabels _labels;

    private ZeroShotClassifier(ClassificationHead head, ZeroShotClassifierOptions options, EntailmentLabels labels)
    {
        _head = head;
        _encoder = new InputEncoder(head, options.LongTexts);
        _options = options;
        _labels = labels;
    }

    /// <summary>The longest input in tokens: text, claim and special tokens together.</summary>
    public int MaxTokens => _head.MaxTokens;

    /// <summary>The model's folder.</summary>
    public ModelFolder Folder => _head.Folder;

    /// <summary>Loads the model in a folder, and runs it once to check its shape.</summary>
    /// <exception cref="ModelException">
    /// The folder is no usable model of natural language inference; the message says why.
    /// </exception>
    /// <exception cref="TokenizerException">The tokenizer file is malformed or holds something unsupported.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or too much for the model.</exception>
    public static ZeroShotClassifier Load(ModelFolder folder, ZeroShotClassifierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new ZeroShotClassifierOptions();
        options.Validate();
        var labels = EntailmentLabels.Find(folder);
        var head = ClassificationHead.Load(
            folder, options, labelsTokens: false, folder.Configuration.Labels.Count);
        return new ZeroShotClassifier(head, options, labels);
    }

    /// <summary>Labels texts, in batches of like length.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="labels">The labels to choose from, at least one, in words that fit the template.</param>
    /// <param name="cancellationToken">Stops the work, also inside a batch.</param>
    /// <returns>
    /// For each text, in order, all labels with their probabilities, best first. A single label is scored on its own,
    /// as if <see cref="ZeroShotClassifierOptions.AllowsManyLabels"/> were set.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A text or label is null, there is no label, a label is empty or leaves no room for the text, or a text is too
    /// long and to be refused.
    /// </exception>
    /// <exception cref="ModelException">The model failed, or gave what is no number.</exception>
    public async Task<IReadOnlyList<TextClassification>> ClassifyAsync(
        IEnumerable<string> texts, IReadOnlyList<string> labels, CancellationToken cancellationToken = default)
    {
        var list = InputEncoder.Check(texts, nameof(texts));
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0 || labels.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException(
                $"There are {labels.Count} labels; expected at least one, and none of them empty.", nameof(labels));
        }

        return await Task.Run(() => Classify(list, labels, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _head.Dispose();

    private TextClassification[] Classify(
        IReadOnlyList<string> texts, IReadOnlyList<string> labels, CancellationToken cancellationToken)
    {
        var inputs = new TokenInput[texts.Count * labels.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (text, label) = (i / labels.Count, labels[i % labels.Count]);
            var claim = _options.HypothesisTemplate.Replace(
                ZeroShotClassifierOptions.LabelPlace, label, StringComparison.Ordinal);
            inputs[i] = _encoder.EncodePair(
                texts[text], claim, cutsFirst: true, $"The text at index {text} with the label '{label}'");
        }

        var logits = new (float Entailment, float Contradiction)[inputs.Length];
        _head.Run(
            [.. inputs.Select(input => input.Tokens)],
            (i, values) => logits[i] = (values[_labels.Entailment], values[_labels.Contradiction]),
            cancellationToken);
        return
        [
            .. texts.Select((_, i) => i * labels.Count).Select(start => new TextClassification
            {
                Labels = RankedLabels.Make(labels, Score(logits.AsSpan(start, labels.Count))),
                CutTokens = inputs.AsSpan(start, labels.Count).ToArray().Max(input => input.CutTokens),
            }),
        ];
    }

    private double[] Score(ReadOnlySpan<(float Entailment, float Contradiction)> logits)
    {
        var scores = new double[logits.Length];
        if (!_options.AllowsManyLabels && logits.Length > 1)
        {
            var entailments = new float[logits.Length];
            for (var i = 0; i < scores.Length; i++)
            {
                entailments[i] = logits[i].Entailment;
            }

            Logits.Softmax(entailments, scores);
            return scores;
        }

        for (var i = 0; i < scores.Length; i++)
        {
            // The softmax over two logits is the sigmoid of their difference.
            scores[i] = Logits.Sigmoid((double)logits[i].Entailment - logits[i].Contradiction);
        }

        return scores;
    }
}
