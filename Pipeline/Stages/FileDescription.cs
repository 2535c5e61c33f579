namespace Search.Pipeline;

/// <summary>What is known about a file before it is converted.</summary>
/// <param name="Id">The name that its document gets; for a file in a folder, the relative path with slashes.</param>
/// <param name="MediaType">The media type, found from the content and the name.</param>
public sealed record FileDescription(string Id, string MediaType)
{
    /// <summary>How large the file and what is made of it may get.</summary>
    public ConversionLimits Limits { get; init; } = ConversionLimits.Default;
}
