namespace Search.Reader;

/// <summary>How an extractive reader looks for answers.</summary>
public sealed record ExtractiveReaderOptions
{
    /// <summary>The default of <see cref="OverlapThreshold"/>.</summary>
    public const double DefaultOverlapThreshold = 0.01;

    /// <summary>How many answers to return at most. Default 5.</summary>
    public int TopAnswers { get; init; } = 5;

    /// <summary>
    /// The longest window in tokens, question and special tokens included. Default 384, as in training.
    /// </summary>
    public int MaxWindowTokens { get; init; } = 384;

    /// <summary>How many tokens of a chunk two neighbouring windows share. Default 128.</summary>
    public int WindowOverlapTokens { get; init; } = 128;

    /// <summary>The longest question in tokens; a longer one is cut, with a warning. Default 64.</summary>
    public int MaxQuestionTokens { get; init; } = 64;

    /// <summary>The longest answer in tokens. Default 30.</summary>
    public int MaxAnswerTokens { get; init; } = 30;

    /// <summary>
    /// Two answers of one document are the same when they share more than this part of the shorter one, 0 to 1; null:
    /// only when their places are equal. Default 0.01.
    /// </summary>
    public double? OverlapThreshold { get; init; } = DefaultOverlapThreshold;

    /// <summary>
    /// Whether the same words at several places are one answer, with the other places as its evidence. Case and white
    /// space do not count. Default false: each place is an answer.
    /// </summary>
    public bool GroupsSameText { get; init; }

    /// <summary>
    /// There is an answer when its gap to "no answer" is above this. By default the threshold stored with the model's
    /// calibration, for as many passages as are read; without one, 0.
    /// </summary>
    public double? NullThreshold { get; init; }

    /// <summary>
    /// Is added to the threshold: above 0 for a reader that says "no answer" sooner, below 0 for one that answers
    /// sooner. In units of a logit. Default 0.
    /// </summary>
    public double NoAnswerBoost { get; init; }

    /// <summary>Whether "no answer" is possible; if not, the best span is always an answer. Default true.</summary>
    public bool AllowNoAnswer { get; init; } = true;

    /// <summary>
    /// Whether the model has learnt to score "no answer". By default what its card says: a card that lists the data set
    /// SQuAD 1.1 and none with unanswerable questions is that of a model that has not. Such a model always answers, and
    /// its answers are ranked by their logit.
    /// </summary>
    public bool? HasNullScore { get; init; }

    /// <summary>
    /// How long one call may read; when the time is over, the result says that it is not complete. Passages at the top
    /// of the list are read first. The batch that runs when the time is over is finished. Default null: no limit.
    /// </summary>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>The length of the words shown around an answer, in UTF-16 code units. Default 150.</summary>
    public int ContextLength { get; init; } = 150;

    /// <summary>The most tokens that go through the model at once, padding included. Default 3,072.</summary>
    public int MaxBatchTokens { get; init; } = 3072;

    /// <summary>The most windows of a batch. Default 16.</summary>
    public int MaxBatchRows { get; init; } = 16;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(TopAnswers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxWindowTokens, 16);
        ArgumentOutOfRangeException.ThrowIfNegative(WindowOverlapTokens);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxQuestionTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAnswerTokens, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(ContextLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchRows, 1);
        ThrowIfNoShare(OverlapThreshold, nameof(OverlapThreshold));
        ThrowIfNotFinite(NullThreshold ?? 0, nameof(NullThreshold));
        ThrowIfNotFinite(NoAnswerBoost, nameof(NoAnswerBoost));
        if (TimeBudget is { } budget)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(budget, TimeSpan.Zero, nameof(TimeBudget));
        }
    }

    internal static void ThrowIfNoShare(double? value, string name)
    {
        if (value is { } share and not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                name, share, "The overlap threshold is a share: from 0 to 1, or null.");
        }
    }

    private static void ThrowIfNotFinite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number.");
        }
    }
}
