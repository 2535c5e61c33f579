using FsCheck.Xunit;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class PlainTextConverterTests : DocumentConverterContract
{
    internal override IDocumentConverter Converter { get; } = new PlainTextConverter();

    public override IEnumerable<string> HostileUnits => ["\f", "\r", "a"];

    [Property]
    public async Task TheTextIsTheFile(FsCheck.NonNull<string> file)
    {
        var text = file.Get.Replace('\0', ' ').TrimStart('\uFEFF');
        if (text.Any(char.IsSurrogate) || text.Length == 0)
        {
            return;
        }

        var converted = await Converted.OfAsync(Converter, text);
        Assert.Equal(text, converted.Text);
        Assert.Equal(text, converted.FileTextOf(text));
    }

    [Fact]
    public async Task FormFeedsSeparatePages()
    {
        var converted = await Converted.OfAsync(Converter, "one\ftwo\f\ffour");
        int? PageOf(string word)
        {
            var start = converted.Text.IndexOf(word, StringComparison.Ordinal);
            return converted.Document.SourceMap.Locate(new TextSpan(start, start + 1)).FirstPage;
        }

        Assert.Equal([1, 2, 4], new[] { PageOf("one"), PageOf("two"), PageOf("four") });
    }

    [Fact]
    public async Task AFormFeedAtTheEndBelongsToItsPage()
    {
        var converted = await Converted.OfAsync(Converter, "one\f");
        Assert.Equal(1, converted.Document.SourceMap.Locate(new TextSpan(0, 4)).LastPage);
    }

    [Fact]
    public async Task AFileWithoutFormFeedsHasNoPages()
    {
        var converted = await Converted.OfAsync(Converter, "one");
        Assert.Null(converted.Document.SourceMap.Locate(new TextSpan(0, 3)).FirstPage);
    }
}
