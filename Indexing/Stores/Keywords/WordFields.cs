using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>The names of the fields that words are looked up in: one a part of the chunk and language.</summary>
/// <remarks>Format 1 knew English alone, and its fields have no language in their names.</remarks>
internal static class WordFields
{
    private const char Separator = '@';

    private static readonly string[] Parts = [ChunkFields.Text, ChunkFields.Title, ChunkFields.Headings];

    /// <summary>Chooses the rules by a field's name.</summary>
    public static Analyzer Analyzer { get; } = new PerFieldAnalyzerWrapper(
        KeywordAnalysis.Of(KeywordLanguage.Standard).Chunks,
        KeywordAnalysis.All
            .SelectMany(language => Parts.Select(part => KeyValuePair.Create(NameOf(part, language.Code), language)))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Chunks, StringComparer.Ordinal));

    /// <param name="part">One of the fields of <see cref="ChunkFields"/> that hold words.</param>
    /// <param name="code">The code of the language; empty in format 1.</param>
    public static string NameOf(string part, string code) => code.Length == 0 ? part : $"{part}{Separator}{code}";

    /// <summary>The codes of the languages whose words an index holds, in order.</summary>
    public static IReadOnlyList<string> CodesIn(IndexReader reader)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in reader.Leaves.SelectMany(leaf => leaf.AtomicReader.FieldInfos)
            .Where(field => field.IsIndexed).Select(field => field.Name))
        {
            foreach (var part in Parts)
            {
                if (name == part)
                {
                    codes.Add("");
                }
                else if (name.Length > part.Length && name[part.Length] == Separator
                    && name.StartsWith(part, StringComparison.Ordinal))
                {
                    codes.Add(name[(part.Length + 1)..]);
                }
            }
        }

        return [.. codes];
    }

    /// <summary>The rules for a code that <see cref="CodesIn"/> gave.</summary>
    public static KeywordAnalysis AnalysisOf(string code) =>
        code.Length == 0 ? KeywordAnalysis.Of(KeywordLanguage.English) : KeywordAnalysis.Of(code);
}
