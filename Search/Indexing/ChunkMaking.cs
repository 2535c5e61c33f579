using System.Globalization;
using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>
/// Makes chunks of converted documents: cleans them, cuts them, and says what is doubtful about them.
/// </summary>
internal sealed class ChunkMaking(
    IReadOnlyList<IDocumentCleaner> cleaners, IDocumentSplitter splitter, IReadOnlyList<string> languages)
{
    /// <summary>The versions of all that decides what the chunks are.</summary>
    public string Version { get; } =
        string.Join("; ", [.. cleaners.Select(cleaner => cleaner.Version), splitter.Version]);

    /// <summary>The chunks of a file's documents, and warnings for the file's owner.</summary>
    /// <exception cref="TimeoutException">A cleaner takes too long.</exception>
    public async ValueTask<(IReadOnlyList<Chunk> Chunks, List<string> Warnings)> MakeAsync(
        IReadOnlyList<Document> documents, CancellationToken cancellationToken)
    {
        var chunks = new List<Chunk>();
        var warnings = new List<string>();
        foreach (var document in documents)
        {
            var clean = cleaners.Aggregate(document, (text, cleaner) => cleaner.Clean(text, cancellationToken));
            chunks.AddRange(await splitter.SplitAsync(clean, cancellationToken).ConfigureAwait(false));
            if (WarnOfLanguage(clean) is { } warning && !warnings.Contains(warning))
            {
                warnings.Add(warning);
            }
        }

        if (chunks.Count(chunk => chunk.IsOversized) is > 0 and var oversized)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{oversized} chunks are longer than asked for, because what they hold is not cut."));
        }

        return (chunks, warnings);
    }

    private string? WarnOfLanguage(Document document)
    {
        if (languages.Count == 0 || LanguageOf(document) is not { } language || languages.Contains(language))
        {
            return null;
        }

        return $"The text seems to be in {LanguageNames.Of(language)}; the embedding model is made for " +
            $"{string.Join(", ", languages.Select(LanguageNames.Of))}, and may not find it well.";
    }

    /// <summary>What the document says of itself, else a guess.</summary>
    private static string? LanguageOf(Document document) =>
        document.Metadata.TryGetValue("language", out var value) && value is string { Length: >= 2 } said
            ? LanguageNames.CodeOf(said)
            : LanguageGuess.Of(document.Text);
}
