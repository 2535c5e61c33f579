namespace Search.Indexing;

/// <summary>A worker did not finish a file; the message is a sentence for the file's owner.</summary>
internal sealed class PdfWorkerException(string message) : Exception(message);
