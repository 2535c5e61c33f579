namespace Search.Indexing;

/// <summary>The blocks of a Markdown file are nested deeper than its limits allow.</summary>
internal sealed class MarkdownTooDeepException : Exception;
