namespace Search.Pipeline;

/// <summary>A converted file, or the reason why it could not be converted.</summary>
public sealed record ConversionResult
{
    private ConversionResult()
    {
    }

    /// <summary>The document; null when the file could not be converted.</summary>
    public Document? Document { get; private init; }

    /// <summary>Why there is no document; null when there is one.</summary>
    public string? Error { get; private init; }

    /// <summary>What was left out or guessed on the way.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>A converted file.</summary>
    public static ConversionResult Of(Document document, params IReadOnlyList<string> warnings)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new ConversionResult { Document = document, Warnings = warnings };
    }

    /// <summary>A file that could not be converted.</summary>
    /// <param name="error">What is wrong with the file, as a sentence for its owner.</param>
    public static ConversionResult Failed(string error)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(error);
        return new ConversionResult { Error = error };
    }
}
