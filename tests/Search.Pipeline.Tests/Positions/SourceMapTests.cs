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
    public void MapsThatLeadToTheSamePlacesAreEqual()
    {
        var again = Build();

        Assert.Equal(Map, again);
        Assert.Equal(Map.GetHashCode(), again.GetHashCode());
        Assert.Equal(Map.Slice(SpanOf("open")), again.Slice(SpanOf("open")));
        Assert.NotEqual(Map, SourceMap.Identity(Text));
        Assert.NotEqual(Map.Slice(new TextSpan(0, 4)), Map.Slice(new TextSpan(1, 5)));
        Assert.False(Map.Equals(null));
    }

    [Fact]
    public void AnotherHeadingPageOrPlaceMakesAnotherMap()
    {
        SourceMap[] maps =
        [
            Made(_ => { }),
            Made(builder => builder.AddPage(1)),
            Made(builder => builder.AddPage(2)),
            Made(builder => builder.AddHeading(0, 1, "A")),
            Made(builder => builder.AddHeading(0, 1, "B")),
            Made(builder => builder.AddPlace(new SourcePlace { Slide = 1 })),
            Made(builder => builder.AddPlace(new SourcePlace { Slide = 2 })),
        ];

        Assert.Equal(maps.Length, maps.Distinct().Count());

        static SourceMap Made(Action<SourceMapBuilder> mark)
        {
            var builder = new SourceMapBuilder();
            mark(builder);
            builder.Advance(3);
            return builder.Build();
        }
    }

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

    [Property]
    public void BytesWrittenWithTheTextGiveTheSameMapBack(uint from, uint length)
    {
        var span = Pick(from, length, 0, Text.Length);
        var slice = Map.Slice(span);
        var bytes = slice.ToBytes(span.Of(Text));
        var read = SourceMap.FromBytes(bytes, span.Of(Text));
        var all = new TextSpan(0, slice.TextLength);
        Assert.Equivalent(slice.Locate(all), read.Locate(all), strict: true);
        Assert.True(bytes.Length <= slice.ToBytes().Length + 1);
    }

    [Fact]
    public void AMapThatWasWrittenWithItsTextIsReadWithIt()
    {
        Assert.Throws<InvalidDataException>(() => SourceMap.FromBytes(Map.ToBytes(Text)));
        Assert.Throws<InvalidDataException>(() => SourceMap.FromBytes(Map.ToBytes(Text), Text + "."));
        Assert.Throws<ArgumentException>(() => Map.ToBytes(Text + "."));
        Assert.Equal(Text.Length, SourceMap.FromBytes(Map.ToBytes(), Text).TextLength);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ein Maß für Größe")]
    [InlineData("所有权 и владение 😀")]
    [InlineData("two\nlines\r\nand a \0 and a \uD800 alone")]
    public void TitlesAndNamesOfAnyLettersComeBack(string name)
    {
        var builder = new SourceMapBuilder();
        builder.AddHeading(0, 1, name);
        builder.AddPlace(new SourcePlace { Part = name, Sheet = name, JsonPointer = name + "/0" });
        builder.Advance(5);
        builder.AddHeading(5, 2, name + name);
        builder.AddPlace(new SourcePlace { Part = name, JsonPointer = name + "/1", Row = 7, Column = 1 });
        builder.Advance(5);
        var map = builder.Build();
        foreach (var text in new[] { "", "A line\nof." })
        {
            var read = SourceMap.FromBytes(map.ToBytes(text), text);
            foreach (var span in new[] { new TextSpan(0, 5), new TextSpan(5, 10) })
            {
                Assert.Equivalent(map.Locate(span), read.Locate(span), strict: true);
            }
        }
    }

    [Fact]
    public void AMapOfAnEarlierFormatIsRefused()
    {
        var error = Assert.Throws<InvalidDataException>(() => SourceMap.FromBytes([3, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Contains("format 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFewDamagedBytesMakeNoLargeMap()
    {
        var random = new Random(12);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(1, 64)];
            random.NextBytes(bytes);
            bytes[0] = 4;
            bytes.AsSpan(random.Next(1, bytes.Length + 1)).Fill((byte)(i % 2 == 0 ? 0 : 255));
            _ = Record.Exception(() => SourceMap.FromBytes(bytes, Text));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2000 * 200_000L);
    }

    [Property(MaxTest = 2000)]
    public void DamagedBytesAreRefusedOrReadButNeverCrash(int seed, bool withText)
    {
        var bytes = Map.ToBytes(withText ? Text : "");
        var random = new Random(seed);
        bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        var cut = bytes[..random.Next(bytes.Length + 1)];
        if (Record.Exception(() => SourceMap.FromBytes(cut, withText ? Text : "")) is { } error)
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
