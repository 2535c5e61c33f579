namespace Search.Inference;

/// <summary>
/// The working memory of a pattern: what it has found, where it can go back to, how long it may go on.
/// </summary>
internal sealed class PatternWorkspace
{
    /// <summary>Steps allowed for each character of a text; what needs more is refused, not waited for.</summary>
    public const int StepsPerCharacter = 2000;

    private long _stepsLeft;

    /// <summary>The matches of the last search, and the text between them.</summary>
    public List<MatchSpan> Spans { get; } = [];

    public List<BacktrackPoint> Stack { get; } = [];

    public void StartCounting(int characters) => _stepsLeft = (characters + 1L) * StepsPerCharacter;

    /// <summary>Counts a step; false when the last one has been taken.</summary>
    public bool TryStep() => --_stepsLeft >= 0;
}
