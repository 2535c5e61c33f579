namespace Search.Indexing.Tests;

public sealed class HtmlOptionsTests
{
    private const string Page = """
        <html><head><title>Gates</title></head><body>
        <div class="menu"><a href="/">Home</a> <a href="/about">About us</a></div>
        <div class="post"><h1>Gates of the harbour</h1>
        <p>The northern gate, built in 1871, is green &amp; opens with the tide, as it always has done.</p>
        <p>The southern gate, which is younger, is red, and a bell, cast in 1902, is rung when it opens.</p>
        <p>Ships that wait between the two, sometimes for hours, are told so by a lamp, a flag, or a shout.</p>
        <p>Nobody, the keeper says, has ever counted the gulls, though many have tried, and some for years.</p>
        </div>
        <div class="sidebar"><ul><li><a href="/x">Related bridges</a></li><li><a href="/y">Subscribe</a></li></ul></div>
        <div class="footer">Imprint and cookies</div></body></html>
        """;

    [Fact]
    public async Task TheMainContentIsKeptWithItsPlacesAndTheRestIsTold()
    {
        var converter = new HtmlConverter(new() { MainContentOnly = true });
        var converted = await Converted.OfAsync(converter, Page);
        converted.CheckMap(seed: 4, spans: 200);
        Assert.StartsWith("Gates of the harbour\n\nThe northern gate", converted.Text, StringComparison.Ordinal);
        Assert.EndsWith("some for years.", converted.Text, StringComparison.Ordinal);
        Assert.Equal("green &amp; opens", converted.FileTextOf("green & opens"));
        Assert.Equal(["Gates of the harbour"], converted.HeadingsOf("southern gate"));
        var warning = Assert.Single(converted.Result.Warnings);
        Assert.Contains("Home About us", warning, StringComparison.Ordinal);
        Assert.Contains("Imprint", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageWithoutAnArticleIsKeptWhole()
    {
        var converter = new HtmlConverter(new() { MainContentOnly = true });
        var converted = await Converted.OfAsync(converter, "<i>Short</i>");
        Assert.Equal("Short", converted.Text);
    }

    [Fact]
    public async Task WhatIsHiddenIsTextWhenAskedFor()
    {
        const string File = "<p>a <span hidden>b</span> <b style='display:none'>c</b><script>d</script></p>";
        Assert.Equal("a", (await Converted.OfAsync(new HtmlConverter(), File)).Text);
        Assert.Equal("a b c", (await Converted.OfAsync(new HtmlConverter(new() { IncludeHidden = true }), File)).Text);
    }

    [Fact]
    public async Task AddressesOfLinksStandBehindTheirWords()
    {
        const string File =
            "<p>See <a href='https://e.org/?a=1&amp;b=2'>the <b>page</b></a>, <a href='#x'>below</a> or " +
            "<a href='https://f.org'>https://f.org</a>.</p>";
        var document = (await Converted.OfAsync(new HtmlConverter(new() { IncludeLinkAddresses = true }), File)).Document;
        Assert.Equal("See the page (https://e.org/?a=1&b=2), below or https://f.org.", document.Text);
        var span = MappedPlaces.Of(document, "(https").FileSpan!.Value;
        Assert.Equal("</a>", File[span.Start..span.End]);
    }

    [Fact]
    public void OptionsAreInTheVersion()
    {
        HtmlOptions[] options =
            [new(), new() { MainContentOnly = true }, new() { IncludeHidden = true }, new() { IncludeLinkAddresses = true }];
        Assert.Equal(4, options.Select(one => new HtmlConverter(one).Version).Distinct().Count());
    }
}
