namespace Search.Pipeline;

/// <summary>Cleans documents: one <see cref="IDocumentCleaner"/> as a component.</summary>
public sealed class CleanerComponent : GraphComponent
{
    /// <summary>A component that cleans with a cleaner, which stays the caller's.</summary>
    public CleanerComponent(IDocumentCleaner cleaner)
    {
        ArgumentNullException.ThrowIfNull(cleaner);
        Cleaner = cleaner;
        Documents = AddJoin<Document>("documents");
        Cleaned = AddOutput<IReadOnlyList<Document>>("documents");
    }

    /// <summary>What cleans.</summary>
    public IDocumentCleaner Cleaner { get; }

    /// <summary>The documents, of any number of senders.</summary>
    public JoinInput<Document> Documents { get; }

    /// <summary>The clean documents, in the same order.</summary>
    public Output<IReadOnlyList<Document>> Cleaned { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        visit.Set(
            Cleaned, [.. visit.Get(Documents).Select(document => Cleaner.Clean(document, visit.CancellationToken))]);
        return ValueTask.CompletedTask;
    }
}
