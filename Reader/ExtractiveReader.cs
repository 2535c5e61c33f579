using System.Diagnostics;
using Search.Inference;
using Search.Pipeline;

namespace Search.Reader;

/// <summary>
/// Reads chunks with a question-answering model of the BERT family and points at the words that answer the question.
/// </summary>
/// <remarks>
/// Thread-safe. Long chunks are read in overlapping windows. Nothing is normalised inside a window, so answers compare
/// across windows and chunks; they are ranked by their gap to the same window's "no answer", and by the rank of
/// their chunk where the request says so. An int8 model's logits move a little with what else is in the batch, a
/// float32 model's do not.
/// </remarks>
public sealed class ExtractiveReader : IAnswerReader, IDisposable
{
    // So many windows are in memory at once, about 10 KB each; the windows of one question are never parted.
    private const int WindowsAtOnce = 1024;

    private readonly TransformerModel _model;
    private readonly ExtractiveReaderOptions _options;
    private readonly WindowCutter _windows;
    private readonly WindowReader _reader;
    private readonly AnswerPicker _picker;
    private readonly AnswerWriter _writer;

    private ExtractiveReader(TransformerModel model, ExtractiveReaderOptions options)
    {
        _model = model;
        _options = options;
        Model = new ModelIdentity(model.Folder.Name, model.Folder.Checksum);
        Calibration = CalibrationFile.Read(model.Folder);
        HasNullScore = options.HasNullScore
            ?? (Calibration is not null || NullScoreCard.HasNullScore(model.Folder.Card));
        _windows = new WindowCutter(model.Tokenizer, options, MaxTokensOf(model.Folder));
        _reader = new WindowReader(model, options);
        _picker = new AnswerPicker(new SpanFinder(options.MaxAnswerTokens), options, HasNullScore);
        _writer = new AnswerWriter(Model, HasNullScore ? Calibration : null, HasNullScore, options.ContextLength);
    }

    /// <summary>The model that reads.</summary>
    public ModelIdentity Model { get; }

    /// <summary>
    /// How scores become probabilities; null when the model brings no calibration, so that probabilities serve for
    /// ordering only.
    /// </summary>
    public AnswerCalibration? Calibration { get; }

    /// <summary>Whether the model can say that there is no answer.</summary>
    public bool HasNullScore { get; }

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
    /// <remarks>
    /// The work runs on the thread pool; it costs about one run of the model for each window of 384 tokens. The windows
    /// of all questions are read together, sorted by length. Cancellation is seen between two operators of the model.
    /// </remarks>
    /// <exception cref="ModelException">The model failed.</exception>
    public async ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
        IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        foreach (var request in requests)
        {
            ArgumentNullException.ThrowIfNull(request, nameof(requests));
            ArgumentException.ThrowIfNullOrWhiteSpace(request.Question, nameof(requests));
            ArgumentNullException.ThrowIfNull(request.Chunks, nameof(requests));
            if (!double.IsFinite(request.RankWeight) || request.RankWeight < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(requests), request.RankWeight, "The weight of ranks is a number from 0.");
            }
        }

        return await Task.Run(() => Read(requests, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private static int MaxTokensOf(ModelFolder folder) =>
        folder.Configuration.MaxTokens
        ?? throw new ModelException(
            $"The files of the model '{folder.FullPath}' give no longest input: add max_position_embeddings to " +
            "config.json.");

    private List<ReadingResult> Read(IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = ReaderTelemetry.Start(Model.Name, requests.Count);
        var deadline = Deadline.In(_options.TimeBudget);
        var results = new List<ReadingResult>(requests.Count);
        while (results.Count < requests.Count)
        {
            ReadSome(requests, results, deadline, cancellationToken);
        }

        ReaderTelemetry.Record(activity, Model.Name, results, started);
        return results;
    }

    // Reads the next requests, as many as have the windows that are kept in memory at once.
    private void ReadSome(
        IReadOnlyList<ReadingRequest> requests, List<ReadingResult> results, Deadline deadline,
        CancellationToken cancellationToken)
    {
        var windows = new List<ReadingWindow>();
        var warnings = new List<List<string>>();
        var ends = new List<int>();
        for (var i = results.Count; i < requests.Count && windows.Count < WindowsAtOnce; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            warnings.Add([]);
            _windows.Cut(_windows.CutQuestion(requests[i].Question, warnings[^1]), requests[i].Chunks, windows);
            ends.Add(windows.Count);
        }

        var all = windows.ToArray();
        var readings = _reader.Read(all, deadline, cancellationToken);
        for (var (i, start) = (0, 0); i < ends.Count; start = ends[i], i++)
        {
            var range = start..ends[i];
            results.Add(ResultOf(requests[results.Count], all.AsSpan(range), readings.AsSpan(range), warnings[i]));
        }
    }

    private ReadingResult ResultOf(
        ReadingRequest request, ReadOnlySpan<ReadingWindow> windows,
        ReadOnlySpan<WindowReading?> readings, List<string> warnings)
    {
        var cost = CostOf(windows, readings);
        if (cost.WindowsRead < cost.Windows)
        {
            warnings.Add(
                $"The time was over after {cost.WindowsRead} of {cost.Windows} windows; a better answer may stand in " +
                "the rest.");
        }

        double? threshold = _options.AllowNoAnswer && HasNullScore ? ThresholdFor(cost.Passages) : null;
        return new ReadingResult
        {
            Answers = _writer.Write(
                _picker.Pick(request.Chunks, windows, readings, request.RankWeight, threshold), request.Chunks,
                cost.Passages),
            NullThreshold = threshold,
            IsComplete = cost.WindowsRead == cost.Windows,
            Cost = cost,
            Warnings = warnings,
        };
    }

    private double ThresholdFor(int passages) =>
        (_options.NullThreshold ?? Calibration?.NullThresholdFor(passages) ?? 0) + _options.NoAnswerBoost;

    private static ReadingCost CostOf(
        ReadOnlySpan<ReadingWindow> windows, ReadOnlySpan<WindowReading?> readings)
    {
        var (passages, read, last) = (0, 0, -1);
        var (tokens, padding) = (0L, 0L);
        for (var i = 0; i < windows.Length; i++)
        {
            passages += windows[i].Chunk == last ? 0 : 1;
            last = windows[i].Chunk;
            if (readings[i] is { } reading)
            {
                read++;
                tokens += windows[i].Tokens.Count;
                padding += reading.Padding;
            }
        }

        return new ReadingCost(passages, windows.Length, read, tokens, padding);
    }
}
