using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Search.Indexing;

/// <summary>Turns the words of a question into a query; no character of the question is query syntax.</summary>
/// <remarks>A word that stands twice in the question counts twice.</remarks>
internal static class KeywordQuery
{
    // Lucene refuses a query of more than 1024 clauses, and the limit is the whole process's, so it stays as it is:
    // a long question becomes a query of queries, which scores the same.
    private const int ClausesPerGroup = 1000;
    private const int MostClauses = ClausesPerGroup * 1000;

    /// <summary>The query; null when the question has no word.</summary>
    /// <param name="question">Plain words.</param>
    /// <param name="codes">The languages whose words the index holds.</param>
    /// <param name="options">The weights.</param>
    public static Query? Of(string question, IReadOnlyList<string> codes, LuceneChunkStoreOptions options)
    {
        var clauses = codes.SelectMany(code => Clauses(question, code, options)).Take(MostClauses).ToList();
        if (clauses.Count <= ClausesPerGroup)
        {
            return clauses.Count == 0 ? null : Any(clauses);
        }

        return Any(clauses.Chunk(ClausesPerGroup).Select(Any));
    }

    /// <summary>The words of one text in all fields that count, each as often as it stands there.</summary>
    public static IEnumerable<Query> Words(
        IReadOnlyList<KeywordToken> tokens, string code, LuceneChunkStoreOptions options) =>
        tokens.CountBy(token => token.Text, StringComparer.Ordinal)
            .SelectMany(word => Fields(options).Select(field =>
                new TermQuery(new Term(WordFields.NameOf(field.Part, code), word.Key))
                {
                    Boost = field.Boost * word.Value,
                }));

    /// <summary>The parts of a chunk that words are looked up in, with what each counts.</summary>
    public static IEnumerable<(string Part, float Boost)> Fields(LuceneChunkStoreOptions options)
    {
        (string Part, float Boost)[] fields =
        [
            (ChunkFields.Text, 1), (ChunkFields.Title, options.TitleBoost),
            (ChunkFields.Headings, options.HeadingBoost),
        ];
        return fields.Where(field => field.Boost > 0);
    }

    public static BooleanQuery Any(IEnumerable<Query> clauses)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var clause in clauses)
        {
            query.Add(clause, Occur.SHOULD);
        }

        return query;
    }

    private static IEnumerable<Query> Clauses(string question, string code, LuceneChunkStoreOptions options)
    {
        var tokens = WordFields.AnalysisOf(code).Question(question);
        var words = Words(tokens, code, options);
        return options.PhraseBonus > 0 && code.Length > 0 ? words.Concat(Pairs(tokens, code, options)) : words;
    }

    // Words that are neighbours in the question, and in the text again.
    private static IEnumerable<Query> Pairs(
        IReadOnlyList<KeywordToken> tokens, string code, LuceneChunkStoreOptions options)
    {
        var field = WordFields.NameOf(ChunkFields.Text, code);
        foreach (var (first, second) in tokens.Zip(tokens.Skip(1)))
        {
            if (second.Position == first.Position + 1)
            {
                yield return new PhraseQuery { new Term(field, first.Text), new Term(field, second.Text) }
                    .With(options.PhraseBonus);
            }
        }
    }

    private static PhraseQuery With(this PhraseQuery phrase, float boost)
    {
        phrase.Boost = boost;
        return phrase;
    }
}
