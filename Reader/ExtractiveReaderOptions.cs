namespace Search.Reader;

/// <summary>How an extractive reader looks for answers.</summary>
public sealed record ExtractiveReaderOptions
{
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

    /// <summary>How many spans of a window to compare with those of the others. Default 20.</summary>
    public int SpansPerWindow { get; init; } = 20;

    /// <summary>
    /// Two answers of one document are the same when they share more than this part of the shorter one, 0 to 1; null
    /// keeps all. Default 0.01.
    /// </summary>
    public double? OverlapThreshold { get; init; } = 0.01;

    /// <summary>
    /// There is an answer when its gap to "no answer" is above this. By default the threshold stored with the model's
    /// calibration; without one, 0.
    /// </summary>
    public double? NullThreshold { get; init; }

    /// <summary>Whether "no answer" is possible; if not, the best span is always an answer. Default true.</summary>
    public bool AllowNoAnswer { get; init; } = true;

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
        ArgumentOutOfRangeException.ThrowIfLessThan(SpansPerWindow, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(ContextLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchRows, 1);
        if (OverlapThreshold is { } overlap and not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(OverlapThreshold), overlap, "The overlap threshold is a share: from 0 to 1, or null.");
        }

        if (NullThreshold is { } threshold && !double.IsFinite(threshold))
        {
            throw new ArgumentOutOfRangeException(
                nameof(NullThreshold), threshold, "The null threshold must be finite.");
        }
    }
}
