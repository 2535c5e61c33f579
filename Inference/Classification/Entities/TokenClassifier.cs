namespace Search.Inference;

/// <summary>Finds named entities, and what else a model labels token by token, with places in the text.</summary>
/// <remarks>
/// Thread-safe. The model has an output <c>logits</c> of texts × tokens × labels, and names its labels in
/// <c>config.json</c>, in one of the schemes IO, BIO, BIOES or BILOU. Entities are those of the token-classification
/// pipeline of Hugging Face Transformers with the same aggregation; that pipeline knows IO and BIO only. Long texts are
/// read in overlapping windows, so that nothing is cut; of entities that overlap, the longest counts. An int8 model's
/// scores move a little with what else is in the batch.
/// </remarks>
public sealed class TokenClassifier : IDisposable
{
    private const int DefaultStrideDivisor = 4;

    private readonly ClassificationHead _head;
    private readonly EntityBuilder _builder;
    private readonly WordBoundaries _boundaries;
    private readonly HashSet<string> _ignored;

    private TokenClassifier(ClassificationHead head, TokenClassifierOptions options, int stride)
    {
        _head = head;
        Stride = stride;
        _builder = new EntityBuilder(Labels, options.Aggregation);
        _boundaries = new WordBoundaries(head.Folder, head.Tokenizer);
        _ignored = [.. options.IgnoredLabels];
    }

    /// <summary>The names of the labels, in the order of the model's logits.</summary>
    public IReadOnlyList<string> Labels => Folder.Configuration.Labels;

    /// <summary>The longest window in tokens, special tokens included.</summary>
    public int MaxTokens => _head.MaxTokens;

    /// <summary>The number of tokens that a window of a long text repeats from the one before.</summary>
    public int Stride { get; }

    /// <summary>The model's folder.</summary>
    public ModelFolder Folder => _head.Folder;

    /// <summary>Loads the model in a folder, and runs it once to check its shape.</summary>
    /// <exception cref="ModelException">The folder is no usable token classifier; the message says why.</exception>
    /// <exception cref="TokenizerException">The tokenizer file is malformed or holds something unsupported.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range, or too much for the model.</exception>
    public static TokenClassifier Load(ModelFolder folder, TokenClassifierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new TokenClassifierOptions();
        options.Validate();
        var labels = ClassificationHead.LabelsOf(folder).Count;
        var head = ClassificationHead.Load(folder, options, labelsTokens: true, labels);
        try
        {
            return new TokenClassifier(head, options, StrideOf(head, options.Stride));
        }
        catch
        {
            head.Dispose();
            throw;
        }
    }

    /// <summary>Finds the entities of texts, in batches of windows of like length.</summary>
    /// <param name="texts">The texts, of any length.</param>
    /// <param name="cancellationToken">Stops the work, also inside a batch.</param>
    /// <returns>For each text, in order, its entities in the order of their places.</returns>
    /// <exception cref="ArgumentException">A text is null.</exception>
    /// <exception cref="ModelException">The model failed, or gave what is no number.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<NamedEntity>>> ClassifyAsync(
        IEnumerable<string> texts, CancellationToken cancellationToken = default)
    {
        var list = InputEncoder.Check(texts, nameof(texts));
        return await Task.Run(() => Classify(list, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _head.Dispose();

    private static int StrideOf(ClassificationHead head, int? stride)
    {
        var room = head.MaxTokens - head.Tokenizer.CountSpecialTokens(pair: false);
        return stride >= room
            ? throw new ArgumentOutOfRangeException(
                nameof(stride),
                stride,
                $"A stride of {stride} leaves nothing new in windows of {head.MaxTokens} tokens, which have room for " +
                $"{room} tokens of the text; expected less. Raise {nameof(TokenClassifierOptions.MaxTokens)} or " +
                "lower the stride.")
            : stride ?? room / DefaultStrideDivisor;
    }

    private IReadOnlyList<NamedEntity>[] Classify(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var windows = new List<(int Text, TokenEncoding Tokens)>();
        for (var i = 0; i < texts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            windows.AddRange(_head.Tokenizer.EncodeWindows(texts[i], MaxTokens, Stride)
                .Where(window => window.Sequences.Contains((sbyte)0))
                .Select(window => (i, window)));
        }

        var found = new List<NamedEntity>[windows.Count];
        _head.Run(
            [.. windows.Select(window => window.Tokens)],
            (i, logits) => found[i] = Read(texts[windows[i].Text], windows[i].Tokens, logits),
            cancellationToken);
        var byText = windows.Zip(found).ToLookup(pair => pair.First.Text, pair => pair.Second);
        return [.. texts.Select((_, i) => Join([.. byText[i]]))];
    }

    private List<NamedEntity> Read(string text, TokenEncoding window, ReadOnlySpan<float> logits)
    {
        var tokens = new LabelledTokens(
            window, logits, Labels.Count, token => _boundaries.Continues(text, window, token));
        return [.. _builder.Build(text, tokens).Where(entity => !_ignored.Contains(entity.Label))];
    }

    private static IReadOnlyList<NamedEntity> Join(List<NamedEntity>[] windows) => windows.Length switch
    {
        0 => [],
        1 => windows[0],
        _ => EntityOverlaps.Resolve(windows.SelectMany(entities => entities)),
    };
}
