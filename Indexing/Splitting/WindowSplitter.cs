using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A splitter that only has to say which windows it wants.</summary>
public abstract class WindowSplitter : TextSplitter
{
    // Raised whenever the same document would be cut elsewhere.
    private const int RulesVersion = 1;

    private protected WindowSplitter(string name, SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        Version = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{name} {RulesVersion} {options.Describe()}");
    }

    /// <inheritdoc/>
    public override string Version { get; }

    private protected SplitOptions Options { get; }

    private protected int Room => Options.Size - Options.Measure.Reserved;

    private protected abstract IReadOnlyList<SplitWindow> FindWindows(
        Document document, CancellationToken cancellationToken);

    private protected override IReadOnlyList<Chunk> Cut(Document document, CancellationToken cancellationToken) =>
        ChunkCutter.Cut(document, FindWindows(document, cancellationToken), Options.KeepBlank, cancellationToken);
}
