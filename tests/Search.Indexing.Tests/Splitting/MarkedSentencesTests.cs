using System.Security.Cryptography;
using System.Text.Json;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>
/// Sentences of whole chapters, against marks that a reader made; docs/splitting.md says by which rules.
/// </summary>
public sealed class MarkedSentencesTests
{
    private const double LeastF1 = 0.97;

    [Fact]
    public async Task SentencesOfChaptersStandWhereAReaderMarkedThem()
    {
        var (right, found, marked) = (0, 0, 0);
        var folder = Path.Combine(
            RepositoryFiles.Root, "tests", "Search.Indexing.Tests", "Splitting", "MarkedSentences");
        foreach (var path in Directory.GetFiles(folder, "*.json"))
        {
            using var marks = JsonDocument.Parse(
                await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            var text = await ReadChapterAsync(marks.RootElement);
            var expected = marks.RootElement.GetProperty("starts").EnumerateArray()
                .Select(start => start.GetInt32()).ToHashSet();
            var starts = SentenceSegmenter.Segment(text).Select(span => span.Start).ToList();
            right += starts.Count(expected.Contains);
            found += starts.Count;
            marked += expected.Count;
        }

        var f1 = 2.0 * right / (found + marked);
        TestContext.Current.SendDiagnosticMessage($"F1 {f1:F4}: {right} right, {found} found, {marked} marked");
        Assert.True(f1 >= LeastF1, $"F1 {f1:F4}: {right} right, {found} found, {marked} marked");
    }

    private static async Task<string> ReadChapterAsync(JsonElement marks)
    {
        var file = RepositoryFiles.Shared("corpora", "rust-book", marks.GetProperty("file").GetString()!);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.SkipUnless(
            Convert.ToHexStringLower(SHA256.HashData(bytes)) == marks.GetProperty("sha256").GetString(),
            "The chapter is another edition than the one that was marked.");
        var result = await Converted.ConvertAsync(new MarkdownConverter(), bytes);
        Assert.Equal(marks.GetProperty("textLength").GetInt32(), result.Document!.Text.Length);
        return result.Document.Text;
    }
}
