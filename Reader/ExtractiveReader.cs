using Search.Inference;
using Search.Pipeline;

namespace Search.Reader;

/// <summary>
/// Reads chunks with a question-answering model of the BERT family and points at the words that answer the question.
/// </summary>
/// <remarks>
/// Thread-safe. Long chunks are read in overlapping windows. Nothing is normalised inside a window, so answers compare
/// across windows and chunks; they are ranked by their gap to the same window's "no answer". An int8 model's logits
/// move a little with what else is in the batch, a float32 model's do not.
/// </remarks>
public sealed class ExtractiveReader : IAnswerReader, IDisposable
{
    private readonly TransformerModel _model;
    private readonly ExtractiveReaderOptions _options;
    private readonly AnswerCalibration _calibration;
    private readonly WindowCutter _windows;
    private readonly WindowReader _reader;
    private readonly SpanFinder _spans;

    private ExtractiveReader(TransformerModel model, ExtractiveReaderOptions options)
    {
        _model = model;
        _options = options;
        _calibration = AnswerCalibration.Read(model.Folder);
        _windows = new WindowCutter(model.Tokenizer, options, MaxTokensOf(model.Folder));
        _reader = new WindowReader(model, options);
        _spans = new SpanFinder(options.MaxAnswerTokens, options.SpansPerWindow);
        Model = new ModelIdentity(model.Folder.Name, model.Folder.Checksum);
    }

    /// <summary>The model that reads.</summary>
    public ModelIdentity Model { get; }

    /// <summary>Whether the model brings a calibration, so that probabilities mean what they say.</summary>
    public bool IsCalibrated => _calibration.IsFitted;

    /// <summary>Loads the model in a folder.</summary>
    /// <exception cref="ModelException">
    /// The folder is no usable question-answering model; the message says why.
    /// </exception>
    /// <exception cref="TokenizerException">The tokenizer file is malformed or holds something unsupported.</exception>
    public static ExtractiveReader Load(
        ModelFolder folder, ExtractiveReaderOptions? options = null, TransformerModelOptions? modelOptions = null)
    {
        options ??= new ExtractiveReaderOptions();
        options.Validate();
        var model = TransformerModel.Load(folder, modelOptions);
        try
        {
            return new ExtractiveReader(model, options);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The work runs on the thread pool; it costs about one window of the model for each chunk.</remarks>
    public async ValueTask<ReadingResult> ReadAsync(
        string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        ArgumentNullException.ThrowIfNull(chunks);
        return await Task.Run(() => Read(question, chunks, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private static int MaxTokensOf(ModelFolder folder) =>
        folder.Configuration.MaxTokens
        ?? throw new ModelException(
            $"The files of the model '{folder.FullPath}' give no longest input: add max_position_embeddings to " +
            "config.json.");

    private ReadingResult Read(string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken)
    {
        var warnings = new List<string>();
        var windows = _windows.Cut(_windows.CutQuestion(question, warnings), chunks);
        var logits = _reader.Read(windows, cancellationToken);
        var answers = Rank(chunks, windows, logits);
        var threshold = _options.NullThreshold ?? _calibration.NullThreshold;
        return new ReadingResult
        {
            Answers = answers,
            HasAnswer = answers.Count > 0 && (!_options.AllowNoAnswer || answers[0].Scores.NullGap > threshold),
            Warnings = warnings,
        };
    }

    private List<Answer> Rank(
        IReadOnlyList<ScoredChunk> chunks, List<ReadingWindow> windows, WindowLogits[] logits)
    {
        var candidates = windows
            .SelectMany((window, i) => _spans.Find(window, logits[i], chunks[window.Chunk].Chunk.Text))
            .OrderByDescending(span => span.NullGap)
            .ThenBy(span => chunks[span.Chunk].Chunk.DocumentId, StringComparer.Ordinal)
            .ThenBy(span => span.Span.Start + chunks[span.Chunk].Chunk.Span.Start)
            .ToList();
        var places = candidates.ConvertAll(span => PlaceOf(chunks[span.Chunk].Chunk, span.Span));
        return AnswerMerger.Merge(places, _options.OverlapThreshold, _options.TopAnswers)
            .ConvertAll(i => AnswerOf(chunks[candidates[i].Chunk], candidates[i]));
    }

    private static (string DocumentId, TextSpan Span) PlaceOf(Chunk chunk, TextSpan span) =>
        (chunk.DocumentId, span.Shift(chunk.Span.Start));

    private Answer AnswerOf(ScoredChunk scored, CandidateSpan span) => new()
    {
        Text = span.Span.Of(scored.Chunk.Text),
        Scores = new AnswerScores
        {
            Logit = span.Logit,
            NullGap = span.NullGap,
            Probability = _calibration.ProbabilityOf(span.Logit, span.NullGap),
            IsCalibrated = _calibration.IsFitted,
            RetrievalScore = scored.Score,
        },
        Chunk = scored.Chunk,
        SpanInChunk = span.Span,
        Context = ContextCutter.Cut(scored.Chunk.Text, span.Span, _options.ContextLength),
        Model = Model,
    };
}
