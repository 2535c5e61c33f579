namespace Search.Indexing;

/// <summary>Reads the query syntax: words, <c>"phrases"</c>, <c>-not</c>, <c>+must</c> and <c>field:word</c>.</summary>
internal static class SyntaxReader
{
    private const int MostCharacters = 10_000;
    private const char Quote = '"';

    private static readonly Dictionary<string, string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = ChunkFields.Text, ["title"] = ChunkFields.Title, ["heading"] = ChunkFields.Headings,
    };

    /// <exception cref="FormatException">A quotation does not end, or the query is too long.</exception>
    public static IReadOnlyList<SyntaxClause> Read(string query)
    {
        if (query.Length > MostCharacters)
        {
            throw new FormatException(
                $"The query has {query.Length} characters; at most {MostCharacters} are read.");
        }

        var clauses = new List<SyntaxClause>();
        for (var at = 0; at < query.Length;)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                at++;
                continue;
            }

            clauses.Add(ReadClause(query, ref at));
        }

        return clauses;
    }

    private static SyntaxClause ReadClause(string query, ref int at)
    {
        char? sign = null;
        if (query[at] is '-' or '+' && at + 1 < query.Length && !char.IsWhiteSpace(query[at + 1]))
        {
            sign = query[at++];
        }

        var part = ReadPart(query, ref at);
        if (at < query.Length && query[at] == Quote)
        {
            var end = query.IndexOf(Quote, at + 1);
            if (end < 0)
            {
                throw new FormatException($"The quotation that begins at character {at + 1} of the query has no end.");
            }

            var phrase = query[(at + 1)..end];
            at = end + 1;
            return new SyntaxClause(phrase, part, IsPhrase: true, sign);
        }

        var start = at;
        while (at < query.Length && !char.IsWhiteSpace(query[at]) && query[at] != Quote)
        {
            at++;
        }

        return new SyntaxClause(query[start..at], part, IsPhrase: false, sign);
    }

    // A colon behind anything but the name of a part is a character like others.
    private static string? ReadPart(string query, ref int at)
    {
        var colon = query.IndexOf(':', at);
        if (colon < 0 || colon + 1 == query.Length || char.IsWhiteSpace(query[colon + 1])
            || !Parts.TryGetValue(query[at..colon], out var part))
        {
            return null;
        }

        at = colon + 1;
        return part;
    }
}
