using System.Text.Json;
using System.Text.RegularExpressions;

namespace Search.Indexing.Tests;

public sealed partial class SharedFormatsTests
{
    [Theory]
    [InlineData("ch04-01-what-is-ownership", ".md")]
    [InlineData("ch04-01-what-is-ownership", ".html")]
    [InlineData("ch04-01-what-is-ownership", ".txt")]
    [InlineData("ch04-01-what-is-ownership", ".docx")]
    [InlineData("ch04-01-what-is-ownership", ".odt")]
    [InlineData("ch04-01-what-is-ownership", ".epub")]
    [InlineData("ch04-01-what-is-ownership", ".rtf")]
    [InlineData("ch10-02-traits", ".md")]
    [InlineData("ch10-02-traits", ".html")]
    [InlineData("ch10-02-traits", ".txt")]
    [InlineData("ch10-02-traits", ".docx")]
    [InlineData("ch10-02-traits", ".odt")]
    [InlineData("ch10-02-traits", ".epub")]
    [InlineData("ch10-02-traits", ".rtf")]
    public async Task TheWordsOfAChapterAreFoundInEveryFormat(string chapter, string extension)
    {
        var folder = SharedFiles.Folder("data", "formats");
        var expected = await File.ReadAllTextAsync(
            Path.Combine(folder, chapter + ".expected.json"), TestContext.Current.CancellationToken);
        var words = JsonSerializer.Deserialize<JsonElement>(expected).GetProperty("words").Deserialize<string[]>()!;
        var path = Path.Combine(folder, chapter + extension);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var result = await Converted.ConvertAsync(
            new ConverterRouter(ConverterRouter.BuiltIn), bytes, mediaType: MediaType.Detect(bytes, path));

        var found = Word().Matches(result.Document!.Text).Select(match => match.Value).ToArray();
        var common = LongestCommonSubsequence(words, found);
        var surplus = found.Length - common;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{chapter}{extension}: {common} of {words.Length} words, {surplus} of {found.Length} surplus");
        Assert.True(common >= 0.99 * words.Length, $"Only {common} of {words.Length} words were found.");
        Assert.True(surplus <= 0.01 * found.Length, $"{surplus} of {found.Length} words are surplus.");
    }

    [Fact]
    public async Task EverySpanOfTheBookLeadsBackToItsMarkdown()
    {
        var files = Directory.GetFiles(SharedFiles.Folder("corpora", "rust-book"), "*.md");
        Assert.Equal(111, files.Length);
        var converter = new MarkdownConverter();
        await Parallel.ForEachAsync(files, TestContext.Current.CancellationToken, async (path, token) =>
        {
            var converted = await Converted.OfAsync(converter, await File.ReadAllTextAsync(path, token));
            Assert.Empty(converted.Result.Warnings);
            converted.CheckMap(seed: path.Length, spans: 500);
        });
    }

    [Fact]
    public async Task EverySpanOfAWebPageLeadsBackToItsHtml()
    {
        foreach (var path in Directory.GetFiles(SharedFiles.Folder("data", "formats"), "*.html"))
        {
            var file = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            var converted = await Converted.OfAsync(new HtmlConverter(), file);
            Assert.Empty(converted.Result.Warnings);
            converted.CheckMap(seed: path.Length, spans: 2000);
        }
    }

    [GeneratedRegex(@"\w+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();

    private static int LongestCommonSubsequence(string[] left, string[] right)
    {
        var row = new int[right.Length + 1];
        foreach (var word in left)
        {
            var diagonal = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = word == right[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
