namespace Search.Pipeline;

/// <summary>What is known about a file before it is converted.</summary>
/// <param name="Id">The name that its document gets; for a file in a folder, the relative path with slashes.</param>
/// <param name="MediaType">The media type, found from the content and the name.</param>
public sealed record FileDescription(string Id, string MediaType)
{
    /// <summary>How large the file and what is made of it may get.</summary>
    public ConversionLimits Limits { get; init; } = ConversionLimits.Default;

    /// <summary>
    /// What converts the files inside this one, such as the attachments of a mail; null when nobody does. A router puts
    /// itself here.
    /// </summary>
    public IDocumentConverter? PartConverter { get; init; }

    /// <summary>How many files this one is inside of; 0 for a file of its own.</summary>
    public int Depth { get; init; }
}
