namespace Search.Pipeline;

/// <summary>A converted file, or the reason why it could not be converted.</summary>
public sealed record ConversionResult
{
    // A parser's message may quote as much of the file as it likes.
    private const int MaxMessageLength = 2000;

    private ConversionResult()
    {
    }

    /// <summary>The document, or the first of several; null when the file could not be converted.</summary>
    public Document? Document => Documents.Count == 0 ? null : Documents[0];

    /// <summary>
    /// The documents made of the file: the file's own first, then those of its parts, such as the attachments of a
    /// mail, whose ids are <see cref="Document.PartId"/>. Empty when the file could not be converted.
    /// </summary>
    public IReadOnlyList<Document> Documents { get; private init; } = [];

    /// <summary>Why there is no document, in at most 2,000 characters; null when there is one.</summary>
    public string? Error { get; private init; }

    /// <summary>What was left out or guessed on the way, each in at most 2,000 characters.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>A converted file.</summary>
    public static ConversionResult Of(Document document, params IReadOnlyList<string> warnings)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new ConversionResult { Documents = [document], Warnings = Shorten(warnings) };
    }

    /// <summary>A converted file of several documents.</summary>
    /// <param name="documents">The documents, at least one, with different ids.</param>
    /// <param name="warnings">What was left out or guessed on the way.</param>
    /// <exception cref="ArgumentException">There is no document, or two have one id.</exception>
    public static ConversionResult Of(IReadOnlyList<Document> documents, params IReadOnlyList<string> warnings)
    {
        ArgumentNullException.ThrowIfNull(documents);
        if (documents.Count == 0 || documents.DistinctBy(document => document.Id).Count() < documents.Count)
        {
            throw new ArgumentException(
                "A converted file has at least one document, and each has an id of its own.", nameof(documents));
        }

        return new ConversionResult { Documents = documents, Warnings = Shorten(warnings) };
    }

    /// <summary>A file that could not be converted.</summary>
    /// <param name="error">What is wrong with the file, as a sentence for its owner.</param>
    public static ConversionResult Failed(string error)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(error);
        return new ConversionResult { Error = Shorten(error) };
    }

    private static IReadOnlyList<string> Shorten(IReadOnlyList<string> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return messages.Any(message => message.Length > MaxMessageLength) ? [.. messages.Select(Shorten)] : messages;
    }

    private static string Shorten(string message) =>
        message.Length > MaxMessageLength ? string.Concat(message.AsSpan(0, MaxMessageLength - 1), "…") : message;
}
