using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Search.Indexing;

/// <summary>Turns the words of a question into a query; no character of the question is query syntax.</summary>
internal static class KeywordQuery
{
    // Lucene refuses a query of more than 1024 clauses, and the limit is the whole process's, so it stays as it is:
    // a long question becomes a query of queries, which scores the same.
    private const int WordsPerGroup = 256;

    /// <summary>The query; null when the question has no word.</summary>
    public static Query? Of(string question, LuceneChunkStoreOptions options)
    {
        var words = KeywordAnalysis.WordsOf(question);
        if (words.Count <= WordsPerGroup)
        {
            return words.Count == 0 ? null : Group(words, options);
        }

        var all = new BooleanQuery(disableCoord: true);
        foreach (var group in words.Chunk(WordsPerGroup).Take(BooleanQuery.MaxClauseCount))
        {
            all.Add(Group(group, options), Occur.SHOULD);
        }

        return all;
    }

    private static BooleanQuery Group(IReadOnlyList<string> words, LuceneChunkStoreOptions options)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var word in words)
        {
            Add(query, ChunkFields.Text, word, boost: 1);
            Add(query, ChunkFields.Title, word, options.TitleBoost);
            Add(query, ChunkFields.Headings, word, options.HeadingBoost);
        }

        return query;
    }

    private static void Add(BooleanQuery query, string field, string word, float boost)
    {
        if (boost > 0)
        {
            query.Add(new TermQuery(new Term(field, word)) { Boost = boost }, Occur.SHOULD);
        }
    }
}
