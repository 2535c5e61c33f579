using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>Warns of documents in a language that the embedding model is not made for.</summary>
/// <remarks>A document's language is what it says of itself, else a guess from its words and letters.</remarks>
public sealed class LanguageChecker : GraphComponent
{
    /// <summary>A checker for languages.</summary>
    /// <param name="languages">Two-letter codes (ISO 639-1), at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no language.</exception>
    public LanguageChecker(params IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        ArgumentOutOfRangeException.ThrowIfZero(languages.Count);
        Languages = languages;
        Documents = AddJoin<Document>("documents");
        Warnings = AddOutput<IReadOnlyList<DocumentWarning>>("warnings");
    }

    /// <summary>The languages that need no warning.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>The documents, of any number of senders.</summary>
    public JoinInput<Document> Documents { get; }

    /// <summary>The documents in another language; sent only when there is one.</summary>
    public Output<IReadOnlyList<DocumentWarning>> Warnings { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var warnings = new List<DocumentWarning>();
        foreach (var document in visit.Get(Documents))
        {
            visit.CancellationToken.ThrowIfCancellationRequested();
            if (LanguageOf(document) is { } language && !Languages.Contains(language))
            {
                warnings.Add(new DocumentWarning(document.Id, Message(language)));
            }
        }

        if (warnings.Count > 0)
        {
            visit.Set(Warnings, warnings);
        }

        return ValueTask.CompletedTask;
    }

    private string Message(string language) =>
        $"The text seems to be in {LanguageNames.Of(language)}; the embedding model is made for " +
        $"{string.Join(", ", Languages.Select(LanguageNames.Of))}, and may not find it well.";

    private static string? LanguageOf(Document document) =>
        document.Metadata.TryGetValue("language", out var value) && value is string { Length: >= 2 } said
            ? LanguageNames.CodeOf(said)
            : LanguageGuess.Of(document.Text);
}
