using FsCheck.Xunit;

namespace Search.Pipeline.Tests;

public sealed class DerivedSourceMapTests
{
    private const string Text = "One two.\n\n\n\nThree four-\nfive 😀 six.\nSeven";

    [Fact]
    public void CopiedTextMapsToTheSamePlace()
    {
        var builder = new DerivedSourceMapBuilder(SourceMap.Identity(Text));
        builder.Copy(0, 10);
        builder.Copy(12, 11 - 1);
        builder.Copy(24, Text.Length - 24);
        var map = builder.Build();
        Assert.Equal(Text.Length - 4, map.TextLength);
        var place = map.Locate(new TextSpan(10, 24));
        Assert.Equal("Three four-\nfive", place.FileSpan!.Value.Of(Text));
        Assert.Equal(new LinePosition(5, 1), place.Start);
    }

    [Fact]
    public void ReplacedTextMapsToAllThatItStandsFor()
    {
        var builder = new DerivedSourceMapBuilder(SourceMap.Identity(Text));
        builder.Copy(0, 8);
        builder.Replace(1, 8, 4);
        builder.Copy(12, 5);
        Assert.Equal(new TextSpan(8, 12), builder.Build().Locate(new TextSpan(8, 9)).FileSpan);
    }

    [Fact]
    public void MarksInTextLeftOutBeginWithTheNextPiece()
    {
        var original = new SourceMapBuilder();
        foreach (var page in new[] { 1, 2, 3 })
        {
            original.AddPage(page);
            original.AddHeading(original.TextLength, 1, $"H{page}");
            original.AddPlace(new SourcePlace { Paragraph = page });
            original.Advance(10);
        }

        var builder = new DerivedSourceMapBuilder(original.Build());
        builder.Copy(0, 6);
        builder.Copy(14, 4);
        builder.Replace(1, 18, 0);
        builder.Copy(22, 8);
        var map = builder.Build();
        int[] pages = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3];
        Assert.Equal(pages, Enumerable.Range(0, map.TextLength).Select(i => PageAt(map, i)));
        Assert.Equal(["H3"], map.Locate(new TextSpan(12, 13)).HeadingPath);
        Assert.Equal(2, map.Locate(new TextSpan(7, 8)).FirstPlace!.Paragraph);
    }

    [Fact]
    public void PiecesGoForwardOnly()
    {
        var builder = new DerivedSourceMapBuilder(SourceMap.Identity(Text));
        builder.Copy(5, 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Copy(9, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Copy(10, Text.Length));
    }

    [Property]
    public void EveryKeptCharacterMapsToItself(bool[] keeps)
    {
        var kept = Enumerable.Range(0, Text.Length).Where(i => i >= keeps.Length || keeps[i]).ToList();
        var builder = new DerivedSourceMapBuilder(SourceMap.Identity(Text));
        foreach (var index in kept)
        {
            builder.Copy(index, 1);
        }

        var map = SourceMap.FromBytes(builder.Build().ToBytes());
        for (var i = 0; i < kept.Count; i++)
        {
            Assert.Equal(new TextSpan(kept[i], kept[i] + 1), map.Locate(new TextSpan(i, i + 1)).FileSpan);
        }
    }

    private static int PageAt(SourceMap map, int index) => map.Locate(new TextSpan(index, index + 1)).FirstPage!.Value;
}
