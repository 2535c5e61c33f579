namespace Search.Pipeline.Tests;

public sealed class SourcePlaceTests
{
    [Theory]
    [InlineData(1, 1, "A1")]
    [InlineData(4, 26, "Z4")]
    [InlineData(4, 27, "AA4")]
    [InlineData(1048576, 16384, "XFD1048576")]
    public void ACellIsNamedAsSpreadsheetsDo(int row, int column, string name) =>
        Assert.Equal(name, new SourcePlace { Row = row, Column = column }.Cell);

    [Fact]
    public void APlaceReadsWell()
    {
        Assert.Equal("slide 3, paragraph 2", new SourcePlace { Slide = 3, Paragraph = 2 }.ToString());
        Assert.Equal("Prices!B4", new SourcePlace { Sheet = "Prices", Row = 4, Column = 2 }.ToString());
        Assert.Equal("row 4", new SourcePlace { Row = 4 }.ToString());
        Assert.Equal("notes.xhtml, paragraph 1", new SourcePlace { Part = "notes.xhtml", Paragraph = 1 }.ToString());
        Assert.Equal("/a/0", new SourcePlace { JsonPointer = "/a/0" }.ToString());
    }

    [Fact]
    public void ARangeHasThePlacesOfItsEnds()
    {
        var map = Cells(rows: 3, columns: 2, length: 4);
        var place = map.Locate(new TextSpan(2, 13));
        Assert.Equal("A1", place.FirstPlace!.Cell);
        Assert.Equal("B2", place.LastPlace!.Cell);
        Assert.Null(place.FileSpan);
    }

    [Fact]
    public void PlacesSurviveSlicingAndBytes()
    {
        var map = Cells(rows: 30, columns: 5, length: 3);
        for (var start = 0; start < map.TextLength; start += 7)
        {
            var slice = SourceMap.FromBytes(map.Slice(new TextSpan(start, map.TextLength)).ToBytes());
            for (var i = start; i < map.TextLength; i++)
            {
                Assert.Equal(
                    map.Locate(new TextSpan(i, i + 1)).FirstPlace,
                    slice.Locate(new TextSpan(i - start, i - start + 1)).FirstPlace);
            }
        }
    }

    [Fact]
    public void PlacesOfAllKindsSurviveBytes()
    {
        SourcePlace[] places =
        [
            new() { Part = "a" }, new() { Part = "a", Paragraph = 7 }, new() { Paragraph = 2 }, new() { Slide = 1 },
            new() { Sheet = "S", Row = 2, Column = 3 }, new() { JsonPointer = "" }, new(), new() { JsonPointer = "/x" },
        ];
        var builder = new SourceMapBuilder();
        foreach (var place in places)
        {
            builder.AddPlace(place);
            builder.Advance(1);
        }

        var map = SourceMap.FromBytes(builder.Build().ToBytes());
        Assert.Equal(
            places, Enumerable.Range(0, places.Length).Select(i => map.Locate(new TextSpan(i, i + 1)).FirstPlace!));
    }

    [Fact]
    public void ParagraphsCostFewBytes()
    {
        var builder = new SourceMapBuilder();
        for (var paragraph = 1; paragraph <= 1000; paragraph++)
        {
            builder.AddPlace(new SourcePlace { Paragraph = paragraph });
            builder.Advance(200);
        }

        Assert.True(builder.Build().ToBytes().Length < 6_000);
    }

    private static SourceMap Cells(int rows, int columns, int length)
    {
        var builder = new SourceMapBuilder();
        for (var row = 1; row <= rows; row++)
        {
            for (var column = 1; column <= columns; column++)
            {
                builder.AddPlace(new SourcePlace { Sheet = "Sheet", Row = row, Column = column });
                builder.Advance(length);
            }
        }

        return builder.Build();
    }
}
