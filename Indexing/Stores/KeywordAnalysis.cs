using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Search.Indexing;

/// <summary>What counts as a word, in chunks and in questions alike.</summary>
/// <remarks>
/// English: Unicode word breaks, lower case, no possessive 's, no stop words, Porter stems; words of more than 255
/// characters are left out.
/// </remarks>
internal static class KeywordAnalysis
{
    /// <summary>Thread-safe and shared by all stores.</summary>
    public static Analyzer English { get; } = new EnglishAnalyzer(LuceneVersion.LUCENE_48);

    /// <summary>The words of a question, each once, in the order of their first appearance.</summary>
    public static IReadOnlyList<string> WordsOf(string question)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var words = new List<string>();
        using var tokens = English.GetTokenStream(ChunkFields.Text, new StringReader(question));
        var word = tokens.AddAttribute<ICharTermAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
        {
            var text = word.ToString()!;
            if (seen.Add(text))
            {
                words.Add(text);
            }
        }

        tokens.End();
        return words;
    }
}
