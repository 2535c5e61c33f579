namespace Search.Indexing;

/// <summary>The text of a file gets longer than allowed, or of more pieces than a map of them can hold.</summary>
/// <param name="message">A sentence for the owner of the file.</param>
internal sealed class UnmappableTextException(string message) : IOException(message);
