using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Search.Indexing;

/// <summary>Turns a query in the query syntax into one of Lucene's.</summary>
internal static class SyntaxQuery
{
    /// <summary>The query; null when it demands no word that could be found.</summary>
    /// <exception cref="FormatException">The query is malformed.</exception>
    public static Query? Of(string query, IReadOnlyList<string> codes, LuceneChunkStoreOptions options)
    {
        var all = new BooleanQuery(disableCoord: true);
        var finds = false;
        foreach (var clause in SyntaxReader.Read(query).Take(BooleanQuery.MaxClauseCount))
        {
            Query[] parts = [.. codes.SelectMany(code => Parts(clause, code, options))];
            if (parts.Length == 0)
            {
                continue;
            }

            finds |= clause.Sign != '-';
            all.Add(KeywordQuery.Any(parts.Take(BooleanQuery.MaxClauseCount)), OccurOf(clause));
        }

        return finds ? all : null;
    }

    private static Occur OccurOf(SyntaxClause clause) => clause switch
    {
        { Sign: '-' } => Occur.MUST_NOT,
        { Sign: '+' } or { IsPhrase: true } => Occur.MUST,
        _ => Occur.SHOULD,
    };

    private static IEnumerable<Query> Parts(SyntaxClause clause, string code, LuceneChunkStoreOptions options)
    {
        var analysis = WordFields.AnalysisOf(code);
        if (!clause.IsPhrase && clause.Part is null && clause.Sign is null)
        {
            return KeywordQuery.Words(analysis.Question(clause.Text), code, options);
        }

        return analysis.Text(clause.Text) is { Count: > 0 } tokens ? Demanded(clause, tokens, code, options) : [];
    }

    private static IEnumerable<Query> Demanded(
        SyntaxClause clause, IReadOnlyList<KeywordToken> tokens, string code, LuceneChunkStoreOptions options)
    {
        foreach (var (part, boost) in KeywordQuery.Fields(options))
        {
            if (clause.Part is null || clause.Part == part)
            {
                yield return Together(tokens, WordFields.NameOf(part, code), boost, clause.IsPhrase && code.Length > 0);
            }
        }

        // A part that counts nothing in plain questions can still be asked for by name.
        if (clause.Part is not null && KeywordQuery.Fields(options).All(field => field.Part != clause.Part))
        {
            yield return Together(
                tokens, WordFields.NameOf(clause.Part, code), 1, clause.IsPhrase && code.Length > 0);
        }
    }

    // A word such as "time-sharing" is several in the index, and all of them are meant.
    private static Query Together(IReadOnlyList<KeywordToken> tokens, string field, float boost, bool inOrder)
    {
        if (tokens.Count == 1)
        {
            return new TermQuery(new Term(field, tokens[0].Text)) { Boost = boost };
        }

        if (inOrder)
        {
            var phrase = new PhraseQuery { Boost = boost };
            foreach (var token in tokens)
            {
                phrase.Add(new Term(field, token.Text), token.Position - tokens[0].Position);
            }

            return phrase;
        }

        var all = new BooleanQuery(disableCoord: true) { Boost = boost };
        foreach (var word in tokens.Select(token => token.Text).Distinct(StringComparer.Ordinal)
            .Take(BooleanQuery.MaxClauseCount))
        {
            all.Add(new TermQuery(new Term(field, word)), Occur.MUST);
        }

        return all;
    }
}
