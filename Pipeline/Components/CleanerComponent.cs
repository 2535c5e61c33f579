namespace Search.Pipeline;

/// <summary>Cleans documents: one <see cref="IDocumentCleaner"/> as a component.</summary>
/// <remarks>A document that takes too long to clean is a failure in the output; it does not stop the others.</remarks>
public sealed class CleanerComponent : GraphComponent
{
    /// <summary>A component that cleans with a cleaner, which stays the caller's.</summary>
    public CleanerComponent(IDocumentCleaner cleaner)
    {
        ArgumentNullException.ThrowIfNull(cleaner);
        Cleaner = cleaner;
        Documents = AddJoin<Document>("documents");
        Cleaned = AddOutput<IReadOnlyList<Document>>("documents");
        Failures = AddOutput<IReadOnlyList<DocumentFailure>>("failures");
    }

    /// <summary>What cleans.</summary>
    public IDocumentCleaner Cleaner { get; }

    /// <summary>The documents, of any number of senders.</summary>
    public JoinInput<Document> Documents { get; }

    /// <summary>The clean documents, in the same order.</summary>
    public Output<IReadOnlyList<Document>> Cleaned { get; }

    /// <summary>The documents that could not be cleaned; sent only when there is one.</summary>
    public Output<IReadOnlyList<DocumentFailure>> Failures { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var cleaned = new List<Document>();
        var failures = new List<DocumentFailure>();
        foreach (var document in visit.Get(Documents))
        {
            try
            {
                cleaned.Add(Cleaner.Clean(document, visit.CancellationToken));
            }
            catch (TimeoutException error)
            {
                failures.Add(new DocumentFailure(document.Id, $"Cleaning the text takes too long: {error.Message}"));
            }
        }

        visit.Set(Cleaned, cleaned);
        if (failures.Count > 0)
        {
            visit.Set(Failures, failures);
        }

        return ValueTask.CompletedTask;
    }
}
