using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>Looks up places of words in converted documents.</summary>
internal static class MappedPlaces
{
    /// <summary>Where the first occurrence of some words stands in the file.</summary>
    public static SourceLocation Of(Document document, string words)
    {
        var start = document.Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{words}' is not in the text:\n{document.Text}");
        return document.SourceMap.Locate(new TextSpan(start, start + words.Length));
    }

    /// <summary>Random ranges of a text that begin and end with its characters.</summary>
    public static IEnumerable<TextSpan> RandomSpans(Document document, int seed, int count = 200, int longest = 60)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var start = random.Next(document.Text.Length);
            yield return new TextSpan(start, Math.Min(document.Text.Length, start + 1 + random.Next(longest)));
        }
    }
}
