using System.Collections.Concurrent;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>The languages of the documents that a file is made of.</summary>
/// <remarks>Thread-safe: two threads may guess the same.</remarks>
internal sealed class ChunkLanguages(SourceUpdate update, KeywordLanguage language)
{
    private const string MetadataName = "language";
    private const int EnoughCharacters = 4000;

    private readonly ConcurrentDictionary<string, string> _codes = new(StringComparer.Ordinal);

    /// <summary>The code of the rules by which a chunk's words are cut.</summary>
    public string CodeOf(Chunk chunk)
    {
        if (language != KeywordLanguage.PerDocument)
        {
            return KeywordAnalysis.Of(language).Code;
        }

        return _codes.TryGetValue(chunk.DocumentId, out var known)
            ? known
            : _codes[chunk.DocumentId] = KeywordAnalysis.Of(SaidBy(chunk) ?? Guess(chunk.DocumentId)).Code;
    }

    private static string? SaidBy(Chunk chunk) =>
        chunk.Metadata.Find(MetadataName) is string { Length: >= 2 } said
            ? said.Trim().Split('-', '_', ' ', ',')[0].ToLowerInvariant()
            : null;

    private string? Guess(string documentId)
    {
        var length = 0;
        var texts = update.Chunks.Where(chunk => chunk.Chunk.DocumentId == documentId)
            .Select(chunk => chunk.Chunk.Text)
            .TakeWhile(text => (length += text.Length) - text.Length < EnoughCharacters);
        return LanguageGuess.Of(string.Join('\n', texts));
    }
}
