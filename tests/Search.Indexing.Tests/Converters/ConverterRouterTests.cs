using System.Text;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class ConverterRouterTests
{
    private static readonly FileDescription File = new("f", "text/canned");

    [Fact]
    public async Task AFileGoesToTheConverterOfItsMediaType()
    {
        var router = new ConverterRouter([.. ConverterRouter.BuiltIn, Giving("canned")]);
        async Task<string> TextOfAsync(string mediaType) =>
            (await ConvertAsync(router, File with { MediaType = mediaType })).Document!.Text;

        Assert.Equal("canned", await TextOfAsync("Text/Canned; charset=utf-8"));
        Assert.Equal("**x**", await TextOfAsync("text/plain"));
        Assert.Equal("x", await TextOfAsync("text/markdown"));
    }

    [Fact]
    public async Task TheLaterOfTwoConvertersGetsTheMediaType()
    {
        var router = new ConverterRouter(Giving("first"), Giving("second"));
        Assert.Equal("second", (await ConvertAsync(router, File)).Document!.Text);
    }

    [Theory]
    [InlineData("text/plain", "")]
    [InlineData("text/markdown", "---\ntitle: Nothing\n---\n")]
    [InlineData("text/html", "<img src='a.png'>")]
    [InlineData("application/xml", "<r a='b'/>")]
    [InlineData("message/rfc822", "X-A: b\n\n")]
    public async Task AFileWithoutTextIsAWarning(string mediaType, string content)
    {
        var router = new ConverterRouter(ConverterRouter.BuiltIn);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var result = await router.ConvertAsync(
            stream, new FileDescription("a/b", mediaType), TestContext.Current.CancellationToken);
        Assert.Equal("", result.Document!.Text);
        Assert.Single(result.Warnings, "The file 'a/b' has no text.");
    }

    [Fact]
    public async Task AMediaTypeWithoutAConverterIsAnError()
    {
        var router = new ConverterRouter(ConverterRouter.BuiltIn);
        var result = await ConvertAsync(router, File with { MediaType = "image/png" });
        Assert.Contains("no converter for image/png", result.Error, StringComparison.Ordinal);
        Assert.Contains("text/markdown", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExceptionInAConverterIsAnError()
    {
        var router = new ConverterRouter(new Canned(() => throw new FormatException("Bad byte 7.")));
        var result = await ConvertAsync(router, File);
        Assert.Contains("Bad byte 7.", result.Error, StringComparison.Ordinal);
        Assert.Contains("text/canned", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancellationAndLossOfMemoryAreExceptions()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await ConvertAsync(new ConverterRouter(new Canned(Cancel)), File));
        await Assert.ThrowsAsync<OutOfMemoryException>(
            async () => await ConvertAsync(new ConverterRouter(new Canned(Exhaust)), File));
    }

    [Fact]
    public async Task LimitsHoldForEveryConverter()
    {
        var router = new ConverterRouter(Giving("123456"));
        var tooLong = await ConvertAsync(router, File with { Limits = new() { MaxCharacters = 5 } });
        Assert.Contains("6 characters, more than 5", tooLong.Error, StringComparison.Ordinal);
        var tooLarge = await ConvertAsync(router, File with { Limits = new() { MaxBytes = 4 } });
        Assert.Contains("larger than 4 bytes", tooLarge.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void VersionsAreThoseOfTheConverters()
    {
        var router = new ConverterRouter(ConverterRouter.BuiltIn);
        Assert.Equal(new MarkdownConverter().Version, router.VersionFor("text/markdown; variant=GFM"));
        Assert.Null(router.VersionFor("image/png"));
        Assert.All(
            ConverterRouter.BuiltIn,
            converter => Assert.Contains(converter.Version, router.Version, StringComparison.Ordinal));
    }

    private static ConversionResult Exhaust() =>
        throw new InvalidOperationException($"{new byte[int.MaxValue].Length} bytes are too many.");

    private static ConversionResult Cancel() => throw new OperationCanceledException();

    private static Canned Giving(string text) => new(() => ConversionResult.Of(Some(text)));

    private static Document Some(string text) =>
        new() { Id = "f", Text = text, SourceMap = SourceMap.Identity(text), MediaType = "text/canned" };

    private static async Task<ConversionResult> ConvertAsync(ConverterRouter router, FileDescription file)
    {
        using var stream = new MemoryStream("**x**"u8.ToArray());
        return await router.ConvertAsync(stream, file, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AConversionThatTakesTooLongIsAnError()
    {
        var router = new ConverterRouter(new Endless());
        var file = new FileDescription("a.txt", MediaType.PlainText)
        {
            Limits = new ConversionLimits { MaxTime = TimeSpan.FromMilliseconds(50) },
        };

        var result = await router.ConvertAsync(Stream.Null, file, TestContext.Current.CancellationToken);

        Assert.Equal("The conversion took longer than the limit of 0.05 seconds.", result.Error);
    }

    [Fact]
    public async Task AConverterThatIgnoresItsTokenIsLeftBehind()
    {
        using var end = new ManualResetEventSlim();
        var router = new ConverterRouter(new Canned(() =>
        {
            end.Wait(TestContext.Current.CancellationToken);
            return ConversionResult.Of(Some("late"));
        }));
        var file = File with { Limits = new ConversionLimits { MaxTime = TimeSpan.FromMilliseconds(50) } };
        var result = await ConvertAsync(router, file);
        end.Set();
        Assert.Contains("took longer than the limit of 0.05", result.Error, StringComparison.Ordinal);
    }

    private sealed class Endless : IDocumentConverter
    {
        public IReadOnlyCollection<string> MediaTypes => [MediaType.PlainText];

        public string Version => "endless 1";

        public async ValueTask<ConversionResult> ConvertAsync(
            Stream content, FileDescription file, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nothing ends an infinite wait but its token.");
        }
    }

    private sealed class Canned(Func<ConversionResult> result) : IDocumentConverter
    {
        public IReadOnlyCollection<string> MediaTypes { get; } = ["text/canned"];

        public string Version => "canned/1";

        public ValueTask<ConversionResult> ConvertAsync(
            Stream content, FileDescription file, CancellationToken cancellationToken = default) => new(result());
    }
}
