using System.Text;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>A map takes at most 15 % of its text's size, as a whole and cut into the maps of chunks.</summary>
public sealed class SourceMapSizeTests
{
    private const double Largest = 0.15;

    public static TheoryData<string> Generated => [.. ProseFiles.Extensions];

    [Theory]
    [MemberData(nameof(Generated))]
    public async Task TheMapOfProseIsSmall(string extension)
    {
        var document = await ConvertAsync(ProseFiles.Of(extension, seed: 21), "prose" + extension);
        Assert.True(document.Text.Length > 10_000, $"Only {document.Text.Length} characters were found.");
        var sizes = await MeasureAsync(document);
        Write(extension, sizes);
        Assert.True(sizes.Whole <= Largest * sizes.Text, $"The map takes {sizes.Whole} bytes of {sizes.Text}.");
        Assert.True(sizes.Chunks <= Largest * sizes.ChunkTexts, $"The chunks' maps take {sizes.Chunks} bytes.");
    }

    [Theory]
    [InlineData(".md")]
    [InlineData(".html")]
    [InlineData(".txt")]
    [InlineData(".docx")]
    [InlineData(".odt")]
    [InlineData(".epub")]
    [InlineData(".rtf")]
    [InlineData(".pdf")]
    public async Task TheMapOfAChapterIsSmall(string extension)
    {
        foreach (var path in Directory.GetFiles(RepositoryFiles.Shared("data", "formats"), "*" + extension))
        {
            var sizes = await MeasureAsync(await ConvertAsync(await ReadAsync(path), path));
            Write(Path.GetFileName(path), sizes);
            Assert.True(sizes.Whole <= Largest * sizes.Text, $"The map takes {sizes.Whole} bytes of {sizes.Text}.");
            Assert.True(sizes.Chunks <= Largest * sizes.ChunkTexts, $"The chunks' maps take {sizes.Chunks} bytes.");
        }
    }

    [Fact]
    public async Task TheMapsOfABookAreSmall()
    {
        var sum = new Sizes(0, 0, 0, 0);
        foreach (var path in Directory.GetFiles(RepositoryFiles.Shared("corpora", "rust-book"), "*.md").Order())
        {
            var sizes = await MeasureAsync(await ConvertAsync(await ReadAsync(path), path));
            sum = new Sizes(
                sum.Text + sizes.Text, sum.Whole + sizes.Whole,
                sum.ChunkTexts + sizes.ChunkTexts, sum.Chunks + sizes.Chunks);
            if (sizes.Text > 1000)
            {
                Assert.True(sizes.Whole <= Largest * sizes.Text, $"{path}: {sizes.Whole} bytes of {sizes.Text}.");
            }
        }

        Write("book", sum);
        Assert.True(sum.Whole <= Largest * sum.Text, $"The maps take {sum.Whole} bytes of {sum.Text}.");
        Assert.True(sum.Chunks <= Largest * sum.ChunkTexts, $"The chunks' maps take {sum.Chunks} bytes.");
    }

    private static Task<byte[]> ReadAsync(string path) =>
        File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

    private static async Task<Document> ConvertAsync(byte[] bytes, string path)
    {
        var result = await Converted.ConvertAsync(
            new ConverterRouter(ConverterRouter.BuiltIn), bytes, mediaType: MediaType.Detect(bytes, path));
        Assert.Null(result.Error);
        return result.Document ?? result.Documents[0];
    }

    // Chunks of about the size of the default splitter's, without its model.
    private static async Task<Sizes> MeasureAsync(Document document)
    {
        var splitter = new UnitSplitter(TextUnit.Word, new SplitOptions { Measure = SplitMeasure.Words, Size = 180 });
        var chunks = await splitter.SplitAsync(document, TestContext.Current.CancellationToken);
        return new Sizes(
            Encoding.UTF8.GetByteCount(document.Text),
            document.SourceMap.ToBytes(document.Text).Length,
            chunks.Sum(chunk => Encoding.UTF8.GetByteCount(chunk.Text)),
            chunks.Sum(chunk => chunk.SourceMap.ToBytes(chunk.Text).Length));
    }

    private static void Write(string name, Sizes sizes) => TestContext.Current.TestOutputHelper?.WriteLine(
        $"{name}: {(double)sizes.Whole / sizes.Text:P1}, in chunks {(double)sizes.Chunks / sizes.ChunkTexts:P1}");

    private sealed record Sizes(long Text, long Whole, long ChunkTexts, long Chunks);
}
