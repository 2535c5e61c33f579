using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts at the coarsest separators first, and what is still too long at finer ones.</summary>
public sealed class RecursiveSplitter : WindowSplitter
{
    /// <summary>Stands among the separators for the beginning of a sentence, which no string marks.</summary>
    public const string Sentence = "sentence";

    private readonly WindowFinder _finder;

    /// <summary>A splitter at these separators.</summary>
    /// <param name="options">How large chunks are; not in units, of which there is no one kind here.</param>
    /// <param name="separators">
    /// From coarse to fine; by default empty lines, sentences and lines. What none of them cuts is cut between words,
    /// then between characters.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    /// <exception cref="ArgumentException">A separator is empty, or sizes are in units.</exception>
    public RecursiveSplitter(SplitOptions options, IReadOnlyList<string>? separators = null)
        : base($"recursive {string.Join('␟', separators ?? [])}", options)
    {
        Measures.RequireNotUnits(options);
        separators ??= ["\n\n", Sentence, "\n"];
        _finder = new WindowFinder(options, [.. separators.Select(RuleOf), .. CutRule.Finest(Room)]);
    }

    private protected override IReadOnlyList<SplitWindow> FindWindows(
        Document document, CancellationToken cancellationToken) =>
        _finder.Fit(document, new TextSpan(0, document.Text.Length), cancellationToken);

    private static CutRule RuleOf(string separator)
    {
        ArgumentException.ThrowIfNullOrEmpty(separator);
        return separator switch
        {
            "\n\n" => new PassageRule(),
            "\n" => new LineRule(),
            Sentence => new SentenceRule(),
            _ => new SeparatorRule(separator),
        };
    }
}
