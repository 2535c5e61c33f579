namespace Search.Pipeline.Tests;

/// <summary>
/// Sentences written for the purpose, one case a line in <c>Sentences/&lt;language&gt;.txt</c>: the mark ‖ stands
/// where a sentence begins, and <c>\n</c> and <c>\f</c> for line and form feeds.
/// </summary>
public sealed class SentenceCasesTests
{
    private const int FewestCases = 40;

    public static TheoryData<string> Languages => ["en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja", "th"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryCaseOfALanguageIsRight(string language)
    {
        var folder = Path.Combine(RepositoryFiles.Root, "tests", "Search.Pipeline.Tests", "Text", "Sentences");
        var cases = File.ReadAllLines(Path.Combine(folder, $"{language}.txt"));
        Assert.True(cases.Length >= FewestCases, $"{cases.Length} cases are not enough.");
        var wrong = cases.Select(Difference).Where(difference => difference is not null);
        Assert.Empty(wrong);
    }

    private static string? Difference(string line)
    {
        var marked = line.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\f", "\f", StringComparison.Ordinal);
        var expected = marked.Split('‖').Select(sentence => sentence.Trim()).ToList();
        var text = marked.Replace("‖", "", StringComparison.Ordinal);
        var found = SentenceSegmenter.Segment(text).Select(span => span.Of(text)).ToList();
        return expected.SequenceEqual(found) ? null : $"{line} → {string.Join(" ‖ ", found)}";
    }
}
