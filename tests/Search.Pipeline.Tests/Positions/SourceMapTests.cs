using FsCheck.Xunit;

namespace Search.Pipeline.Tests;

public sealed class SourceMapTests
{
    // The file of the examples, and the text that a converter makes of it: "Café & bar\nopen 😀 late".
    private const string File = "# Café &amp; *bar*\r\n\r\nopen 😀 late\r\n";
    private const string Text = "Café & bar\nopen 😀 late";

    private static readonly SourceMap Map = Build();

    [Fact]
    public void ARangeWithoutMarkupMapsToTheSameWords() => Assert.Equal("Café", FileSlice("Café"));

    [Fact]
    public void ARangeOverAnEntityMapsToTheEntity() => Assert.Equal("&amp;", FileSlice("&"));

    [Fact]
    public void ARangeOverMarkupTakesTheMarkupAlong() => Assert.Equal("Café &amp; *bar", FileSlice("Café & bar"));

    [Fact]
    public void LinesAndColumnsCountFromOne()
    {
        var place = Map.Locate(SpanOf("late"));
        Assert.Equal(new LinePosition(3, 9), place.Start);
        Assert.Equal(new LinePosition(3, 13), place.End);
    }

    [Fact]
    public void CodePointsCountASurrogatePairOnce()
    {
        var place = Map.Locate(SpanOf("late"));
        Assert.Equal(place.FileSpan!.Value.Shift(-1), place.FileCodePoints);
    }

    [Fact]
    public void HeadingsNestByLevel()
    {
        var builder = new SourceMapBuilder("");
        foreach (var (level, title) in new[] { (1, "A"), (2, "B"), (3, "C"), (2, "D") })
        {
            builder.AddHeading(builder.TextLength, level, title);
            builder.Replace(1, 0, 0);
        }

        var map = builder.Build();
        Assert.Equal(["A", "B", "C"], map.Locate(new TextSpan(2, 3)).HeadingPath);
        Assert.Equal(["A", "D"], map.Locate(new TextSpan(3, 4)).HeadingPath);
    }

    [Fact]
    public void PagesAreThoseOfTheFirstAndTheLastCharacter()
    {
        var builder = new SourceMapBuilder();
        builder.AddPage(1);
        builder.Advance(10);
        builder.AddPage(2);
        builder.Advance(10);
        var map = builder.Build();
        Assert.Equal((1, 2), (map.Locate(new TextSpan(5, 15)).FirstPage, map.Locate(new TextSpan(5, 15)).LastPage));
        Assert.Equal(1, map.Locate(new TextSpan(5, 10)).LastPage);
        Assert.Null(map.Locate(new TextSpan(5, 15)).FileSpan);
    }

    [Property]
    public void ASliceLocatesLikeTheWhole(uint from, uint length, uint innerFrom, uint innerLength)
    {
        var outer = Pick(from, length, 0, Text.Length);
        var inner = Pick(innerFrom, innerLength, outer.Start, outer.Length);
        if (inner.IsEmpty)
        {
            return;
        }

        Assert.Equivalent(Map.Locate(inner), Map.Slice(outer).Locate(inner.Shift(-outer.Start)), strict: true);
    }

    [Property]
    public void BytesGiveTheSameMapBack(uint from, uint length)
    {
        var slice = Map.Slice(Pick(from, length, 0, Text.Length));
        var read = SourceMap.FromBytes(slice.ToBytes());
        var all = new TextSpan(0, slice.TextLength);
        Assert.Equivalent(slice.Locate(all), read.Locate(all), strict: true);
    }

    [Property(MaxTest = 2000)]
    public void DamagedBytesAreRefusedOrReadButNeverCrash(int seed)
    {
        var bytes = Map.ToBytes();
        var random = new Random(seed);
        bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        var cut = bytes[..random.Next(bytes.Length + 1)];
        if (Record.Exception(() => SourceMap.FromBytes(cut)) is { } error)
        {
            Assert.IsType<InvalidDataException>(error);
        }
    }

    [Fact]
    public void ARangeBeyondTheTextIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Map.Locate(new TextSpan(0, Text.Length + 1)));

    [Fact]
    public void TheMapOfProseIsSmall()
    {
        var prose =
            string.Concat(Enumerable.Repeat("A line of prose that is about as long as lines mostly are.\n", 500));
        Assert.InRange(SourceMap.Identity(prose).ToBytes().Length, 1, prose.Length * 15 / 100);
    }

    private static SourceMap Build()
    {
        var builder = new SourceMapBuilder(File);
        builder.AddHeading(0, 1, "Café & bar");
        builder.Copy(2, 5);
        builder.Replace(1, 7, 5);
        builder.Copy(12, 1);
        builder.Copy(14, 3);
        builder.Replace(1, 18, 4);
        builder.Copy(22, 12);
        Assert.Equal(Text.Length, builder.TextLength);
        return builder.Build();
    }

    private static TextSpan SpanOf(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }

    private static string FileSlice(string words) => Map.Locate(SpanOf(words)).FileSpan!.Value.Of(File);

    private static TextSpan Pick(uint from, uint length, int start, int available)
    {
        var first = (int)(from % (uint)(available + 1));
        return new TextSpan(start + first, start + first + (int)(length % (uint)(available - first + 1)));
    }
}
