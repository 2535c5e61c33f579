namespace Search.Indexing;

/// <summary>A file that cannot be converted; the message is the sentence for its owner.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);
