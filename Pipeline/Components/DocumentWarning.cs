namespace Search.Pipeline;

/// <summary>What the owner of a document should know, though it went its way.</summary>
/// <param name="DocumentId">The id of the document, or of the file it is of.</param>
/// <param name="Message">The warning, for a person.</param>
public sealed record DocumentWarning(string DocumentId, string Message);
