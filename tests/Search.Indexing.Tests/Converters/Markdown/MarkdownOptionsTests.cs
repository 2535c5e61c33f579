namespace Search.Indexing.Tests;

public sealed class MarkdownOptionsTests
{
    [Fact]
    public async Task AddressesOfLinksStandBehindTheirWords()
    {
        var converter = new MarkdownConverter(new() { IncludeLinkAddresses = true });
        var converted = await Converted.OfAsync(
            converter, "See [the *page*](https://e.org/a) and ![picture](b.png), [x](https://f.org \"title\").");
        Assert.Equal("See the page (https://e.org/a) and picture, x (https://f.org).", converted.Text);
        Assert.Equal("https://e.org/a", converted.FileTextOf("https://e.org/a"));
    }

    [Fact]
    public async Task TablesKeepTheirMarksWhenAskedFor()
    {
        const string File = "Before.\n\n| a | b |\n|---|---|\n| 1 | **2** |\n\nAfter.";
        Assert.Equal("Before.\n\na | b\n1 | 2\n\nAfter.", (await Converted.OfAsync(new MarkdownConverter(), File)).Text);
        var kept = await Converted.OfAsync(new MarkdownConverter(new() { KeepTableMarks = true }), File);
        Assert.Equal(File, kept.Text);
    }
}
