using System.Text;
using Search.Pipeline;
using Search.Quality;

namespace Search.Indexing.Tests;

/// <summary>Random ranges of a text lead to a place in the file where the same words stand.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Extensions => [.. DifficultFiles.Extensions];

    public static TheoryData<string> SharedExtensions =>
        [".md", ".html", ".txt", ".docx", ".odt", ".epub", ".rtf", ".pdf"];

    [Theory]
    [MemberData(nameof(Extensions))]
    public async Task EveryRangeOfADifficultFileLeadsToItsWords(string extension)
    {
        var (file, mediaType) = DifficultFiles.Of(extension, seed: 3);
        await CheckAsync(file, mediaType, Originals.Open(file, mediaType)!);
    }

    [Theory]
    [MemberData(nameof(SharedExtensions))]
    public async Task EveryRangeOfAChapterLeadsToItsWords(string extension)
    {
        SkipWithoutPoppler(extension);
        foreach (var path in Directory.GetFiles(SharedFiles.Folder("data", "formats"), "*" + extension))
        {
            var file = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            var mediaType = MediaType.Detect(file.AsSpan(0, MediaType.HeadLength), path);
            await CheckAsync(file, mediaType, Originals.Open(file, mediaType, path)!);
        }
    }

    [Fact]
    public async Task EveryRangeOfThePagesOfAPdfLeadsToItsPage()
    {
        SkipWithoutPoppler(".pdf");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("pages.pdf");
        var file = PagesWithHeaders();
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        await CheckAsync(
            file, "application/pdf", Originals.Open(file, "application/pdf", path)!,
            [new RepeatedLineCleaner(), new PageNumberCleaner()]);
    }

    [Fact]
    public async Task EveryRangeOfPagesOfTextLeadsToItsLinesWhenHeadersAreCleanedAway()
    {
        string[] names = ["Ann", "Bob", "Carl", "Dora", "Emil", "Finn", "Gus", "Hope", "Ida"];
        var pages = names.Select((name, i) =>
            $"The harbour book\n\n{name} was the first.\n\n{name} gives an exam-\nple of a ﬁne   lantern to {name}.\n" +
            $"\n{name} was the last.\n\n{i + 1}\n");
        var text = string.Join('\f', pages);
        await CheckAsync(
            Encoding.UTF8.GetBytes(text), "text/plain", new TextOriginal(text, MarkupText.Pages),
            [new RepeatedLineCleaner(), new PageNumberCleaner()]);
    }

    private static async Task CheckAsync(
        byte[] file, string mediaType, IOriginal original, IEnumerable<IDocumentCleaner>? cleaners = null)
    {
        var result = await Converted.ConvertAsync(
            new ConverterRouter(ConverterRouter.BuiltIn), file, mediaType: mediaType);
        Assert.Null(result.Error);
        var trip = new RoundTrip(original, seed: 5);
        trip.Check(result.Document!);
        await trip.CheckChunksAsync(
            result.Document!, [.. cleaners ?? [], .. RoundTrip.CharacterCleaners], TestContext.Current.CancellationToken);
        Assert.Equal(2 * RoundTrip.Count, trip.Ranges);
        Assert.Empty(trip.Problems);
    }

    private static byte[] PagesWithHeaders() => RawPdf.Of([.. Enumerable.Range(1, 8).Select(page =>
        RawPdf.Line(60, 810, "The harbour book") +
        string.Concat(Enumerable.Range(0, 30).Select(line => RawPdf.Line(
            60, 760 - (14 * line), $"Line {line} of page {page} has a \\001nd and an exam-"))) +
        RawPdf.Line(60, 320, "ple that goes on.") + RawPdf.Line(300, 30, $"{page}"))]);

    private static void SkipWithoutPoppler(string extension) => Assert.SkipUnless(
        extension != ".pdf" || PdfOriginal.IsAvailable, "Needs pdftotext of Poppler, which is not installed.");
}
