using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed partial class SharedPdfTests
{
    [Theory]
    [InlineData("ch04-01-what-is-ownership")]
    [InlineData("ch10-02-traits")]
    public async Task TheWordsOfAChapterAreFoundOnTheirPages(string chapter)
    {
        var folder = SharedFiles.Folder("data", "formats");
        var expected = JsonSerializer.Deserialize<JsonElement>(
            await File.ReadAllTextAsync(
                Path.Combine(folder, chapter + ".expected.json"), TestContext.Current.CancellationToken));
        var document = await ConvertAsync(Path.Combine(folder, chapter + ".pdf"));
        var words = expected.GetProperty("words").Deserialize<string[]>()!;
        var found = Words(document.Text);
        var common = LongestCommonSubsequence(words, found);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{common} of {words.Length} words, {found.Length - common} more");
        Assert.True(common >= 0.98 * words.Length, $"Only {common} of {words.Length} words were found.");
        Assert.True(found.Length - common <= 0.02 * found.Length, $"{found.Length - common} words are surplus.");

        var first = expected.GetProperty("pdf_page_first_words").Deserialize<string[][]>()!;
        Assert.Equal((long)first.Length, document.Metadata["page_count"]);
        for (var page = 1; page <= first.Length; page++)
        {
            Assert.Equal(first[page - 1], Words(TextOfPage(document, page)).Take(first[page - 1].Length));
        }

        var size = document.SourceMap.ToBytes(document.Text).Length;
        Assert.InRange(size, 1, Encoding.UTF8.GetByteCount(document.Text) * 15 / 100);
    }

    [Theory]
    [InlineData("ch04-01-what-is-ownership")]
    [InlineData("ch10-02-traits")]
    public async Task TheBoxesHoldTheirWordsAsPopplerReadsThem(string chapter)
    {
        var path = Path.Combine(SharedFiles.Folder("data", "formats"), chapter + ".pdf");
        var document = await ConvertAsync(path);
        var random = new Random(7);
        var words = WordsWithPlace().Matches(document.Text);
        var poppler = await PopplerWordsAsync(path);
        for (var i = 0; i < 200; i++)
        {
            var first = random.Next(words.Count);
            var last = Math.Min(words.Count - 1, first + random.Next(30));
            var span = new TextSpan(words[first].Index, words[last].Index + words[last].Length);
            var boxes = document.SourceMap.Locate(span).Boxes;

            // Poppler parts words where the font changes, so the words are compared without their gaps.
            var held = string.Concat(
                poppler.Where(word => boxes.Any(box => Holds(box, word))).Select(word => word.Text));
            Assert.Equal(string.Concat(words.Skip(first).Take(last - first + 1).Select(word => word.Value)), held);
        }
    }

    private static bool Holds(
        PageBox box, (string Text, int Page, float Left, float Top, float Right, float Bottom) word) =>
        box.Page == word.Page && word.Left >= box.Left - 2 && word.Right <= box.Right + 2
            && Math.Min(word.Bottom, box.Bottom) - Math.Max(word.Top, box.Top) > 0.4f * (word.Bottom - word.Top);

    private static async Task<List<(string Text, int Page, float Left, float Top, float Right, float Bottom)>>
        PopplerWordsAsync(string path)
    {
        var html = await RunAsync("pdftotext", "-bbox", path, "-");
        var words = new List<(string, int, float, float, float, float)>();
        var page = 0;
        foreach (var line in html.Split('\n'))
        {
            page += line.Contains("<page ", StringComparison.Ordinal) ? 1 : 0;
            if (PopplerWord().Match(line) is { Success: true } match)
            {
                float Number(string group) =>
                    float.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
                words.Add((System.Net.WebUtility.HtmlDecode(match.Groups["text"].Value), page,
                    Number("left"), Number("top"), Number("right"), Number("bottom")));
            }
        }

        return words;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            return await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"Needs {program}, which is not installed.");
            throw;
        }
    }

    private static async Task<Document> ConvertAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var result = await Converted.ConvertAsync(
            new ConverterRouter(ConverterRouter.BuiltIn), bytes, mediaType: MediaType.Detect(bytes, path));
        Assert.Null(result.Error);
        Assert.Empty(result.Warnings);
        return result.Document!;
    }

    private static string TextOfPage(Document document, int page)
    {
        var onPage = Enumerable.Range(0, document.Text.Length)
            .Where(i => document.SourceMap.Locate(new TextSpan(i, i + 1)).FirstPage == page);
        return string.Concat(onPage.Select(i => document.Text[i]));
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

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

    [GeneratedRegex(@"\w+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\S+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WordsWithPlace();

    [GeneratedRegex(
        "<word xMin=\"(?<left>[\\d.-]+)\" yMin=\"(?<top>[\\d.-]+)\" "
        + "xMax=\"(?<right>[\\d.-]+)\" yMax=\"(?<bottom>[\\d.-]+)\">"
        + "(?<text>.*)</word>",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PopplerWord();
}
