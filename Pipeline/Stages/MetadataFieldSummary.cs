namespace Search.Pipeline;

/// <summary>The values of a field of metadata among chunks.</summary>
/// <param name="Count">How many chunks have a value other than null.</param>
/// <param name="Values">
/// The different values with the number of chunks that have each, most frequent first; the items of a list count one by
/// one.
/// </param>
/// <param name="Minimum">The smallest number, earliest date or first text; null when values cannot be ordered.</param>
/// <param name="Maximum">The greatest, latest or last one.</param>
public sealed record MetadataFieldSummary(
    int Count, IReadOnlyList<KeyValuePair<object, int>> Values, object? Minimum, object? Maximum);
