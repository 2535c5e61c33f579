using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts programs before their definitions; long ones at empty lines, then at lines.</summary>
/// <remarks>
/// Works by indentation, empty lines and a few words that begin definitions in common languages; it knows no grammar.
/// Definitions that fit together share a chunk.
/// </remarks>
public sealed class CodeSplitter : WindowSplitter
{
    private readonly WindowFinder _finder;

    /// <summary>A splitter of programs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public CodeSplitter(SplitOptions options)
        : base("code", options)
    {
        _finder = new WindowFinder(
            options, [new CodeBlockRule(), new PassageRule(), new LineRule(), .. CutRule.Finest(Room)]);
    }

    private protected override IReadOnlyList<SplitWindow> FindWindows(
        Document document, CancellationToken cancellationToken) =>
        _finder.Cut(document, new TextSpan(0, document.Text.Length), cancellationToken);
}
