namespace Search.Inference;

/// <summary>Scores a query and a passage that one ONNX model reads together, on this machine.</summary>
/// <remarks>
/// Thread-safe. The model is a sequence classifier with an output <c>logits</c> of pairs × 1 (Nogueira and Cho 2019,
/// "Passage Re-ranking with BERT"). Scores are those of <c>CrossEncoder.predict</c> of sentence-transformers: white
/// space around the texts is dropped, and the score is a sigmoid of the logit unless the model's files say otherwise.
/// An int8 model's scores move a little with what else is in the batch.
/// </remarks>
public sealed class CrossEncoder : IPairScorer, IDisposable
{
    private readonly ClassificationHead _head;
    private readonly InputEncoder _encoder;

    private CrossEncoder(ClassificationHead head, CrossEncoderOptions options, ScoreFunction scores)
    {
        _head = head;
        _encoder = new InputEncoder(head, options.LongTexts);
        Scores = scores;
    }

    /// <summary>What makes a score of the logit.</summary>
    public ScoreFunction Scores { get; }

    /// <summary>The longest input in tokens: query, passage and special tokens together.</summary>
    public int MaxTokens => _head.MaxTokens;

    /// <summary>The model's folder.</summary>
    public ModelFolder Folder => _head.Folder;

    /// <summary>Loads the model in a folder, and runs it once to check its shape.</summary>
    /// <exception cref="ModelException">The folder is no usable cross-encoder; the message says why.</exception>
    /// <exception cref="TokenizerException">The tokenizer file is malformed or holds something unsupported.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range, or too much for the model.</exception>
    public static CrossEncoder Load(ModelFolder folder, CrossEncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new CrossEncoderOptions();
        options.Validate();
        var scores = options.Scores ?? CrossEncoderActivation.Read(folder);
        return new CrossEncoder(
            ClassificationHead.Load(folder, options, labelsTokens: false, labels: 1), options, scores);
    }

    /// <summary>Scores passages for one query, in batches of like length.</summary>
    /// <param name="query">The query.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="cancellationToken">Stops the work, also inside a batch.</param>
    /// <returns>A score for each passage, in the order of the passages.</returns>
    /// <exception cref="ArgumentException">
    /// A text is null, the query leaves no room for a passage, or a passage is too long and to be refused.
    /// </exception>
    /// <exception cref="ModelException">The model failed, or gave what is no number.</exception>
    public Task<IReadOnlyList<PairScore>> ScorePassagesAsync(
        string query, IEnumerable<string> passages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(passages);
        return ScoreAsync(passages.Select(passage => new TextPair(query, passage)), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The model failed, or gave what is no number.</exception>
    public async Task<IReadOnlyList<PairScore>> ScoreAsync(
        IEnumerable<TextPair> pairs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        TextPair[] list = [.. pairs];
        if (Array.FindIndex(list, pair => pair.Query is null || pair.Passage is null) is >= 0 and var index)
        {
            throw new ArgumentException($"The pair at index {index} has a text that is null.", nameof(pairs));
        }

        return await Task.Run(() => Score(list, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _head.Dispose();

    private PairScore[] Score(TextPair[] pairs, CancellationToken cancellationToken)
    {
        var inputs = new TokenInput[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            inputs[i] = _encoder.EncodePair(
                pairs[i].Query.AsSpan().Trim(), pairs[i].Passage.AsSpan().Trim(), cutsFirst: false,
                $"The pair at index {i}");
        }

        var scores = new PairScore[pairs.Length];
        _head.Run(
            [.. inputs.Select(input => input.Tokens)],
            (i, logits) => scores[i] = new PairScore(Logits.Score(logits, Scores)[0], inputs[i].CutTokens),
            cancellationToken);
        return scores;
    }
}
