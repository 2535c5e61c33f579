namespace Search.Indexing;

/// <summary>A file has more bytes than its limits allow.</summary>
internal sealed class FileTooLargeException : IOException;
