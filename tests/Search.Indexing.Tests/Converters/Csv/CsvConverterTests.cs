using System.Text;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class CsvConverterTests
{
    private readonly CsvConverter _converter = new();

    [Theory]
    [InlineData("Name,Age\nAnn,7\nBob,\n", "Name | Age\nName: Ann | Age: 7\nName: Bob")]
    [InlineData("1,2\n3,4", "1 | 2\n3 | 4")]
    [InlineData("a;b\r\nx,y;\"q;\"\"r\"\"\"\r\n", "a | b\r\na: x,y | b: q;\"r\"")]
    [InlineData("n|t\n1|\"two\nlines\"\n", "n | t\nn: 1 | t: two\nlines")]
    [InlineData("one column\nonly", "one column\none column: only")]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    public async Task EachValueStandsBehindTheNameOfItsColumn(string file, string expected) =>
        Assert.Equal(expected, (await Converted.OfAsync(_converter, file)).Text);

    [Fact]
    public async Task ATabSeparatedFileMayHaveCommas()
    {
        var bytes = "a\tb\n1,2\t3,4\n"u8.ToArray();
        var result = await Converted.ConvertAsync(_converter, bytes, mediaType: "text/tab-separated-values");
        Assert.Equal("a | b\na: 1,2 | b: 3,4", result.Document!.Text);
    }

    [Fact]
    public async Task RandomRangesLeadToTheCellThatHoldsThem()
    {
        var (file, cells) = SomeTable(seed: 5);
        var document = (await Converted.OfAsync(_converter, file)).Document;
        foreach (var span in MappedPlaces.RandomSpans(document, seed: 6, count: 400, longest: 4))
        {
            var word = document.Text[span.Start..span.End].TrimEnd();
            var location = document.SourceMap.Locate(new TextSpan(span.Start, span.Start + word.Length));
            var place = location.FirstPlace!;
            if (word.Length > 0 && !word.Contains('|') && location.FileSpan is { Length: > 0 } range && place == location.LastPlace
                && range.Length == word.Length)
            {
                Assert.Equal(word, file[range.Start..range.End]);
                Assert.Contains(word, cells[place.Row!.Value - 1][place.Column!.Value - 1], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void FieldsHaveTheValuesThatWereWritten()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (file, cells) = SomeTable(seed);
            using var rows = new CsvRows(file, delimiter: null, hasLongFields: true);
            foreach (var row in cells)
            {
                Assert.True(rows.Read());
                Assert.Equal(row, rows.Fields.Select(field => field.ValueIn(file)));
            }

            Assert.False(rows.Read());
        }
    }

    [Fact]
    public async Task RaggedRowsAreKeptAndTold()
    {
        var converted = await Converted.OfAsync(_converter, "a,b\n1,2\n3\n4,5,6\n");
        Assert.Equal("a | b\na: 1 | b: 2\na: 3\na: 4 | b: 5 | 6", converted.Text);
        Assert.Contains("has 2 fields", Assert.Single(converted.Result.Warnings), StringComparison.Ordinal);
        Assert.Contains("3, 4.", converted.Result.Warnings[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,\"open\n3,4\n", "1 | b: \"open", "not closed")]
    [InlineData("a,b\n\"x\"y,2\n3,4\n", "\"x\"y | b: 2", "after a closing")]
    public async Task RowsWithStrayQuotationMarksAreKeptAndTold(string file, string kept, string problem)
    {
        var converted = await Converted.OfAsync(_converter, file);
        Assert.Equal($"a | b\na: {kept}\na: 3 | b: 4", converted.Text);
        Assert.Contains(problem, Assert.Single(converted.Result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachRowCanBeADocument()
    {
        var options = new CsvOptions { DocumentPerRow = true, TextColumns = ["text"], MetadataColumns = ["id"] };
        var result = await Converted.ConvertAsync(
            new CsvConverter(options), "id,text,more\n7,Hello.,x\n8,,y\n9,Bye.,z\n"u8.ToArray());
        Assert.Equal(["the/file!/row-2", "the/file!/row-4"], result.Documents.Select(one => one.Id));
        Assert.Equal(["text: Hello.", "text: Bye."], result.Documents.Select(one => one.Text));
        Assert.Equal("9", result.Documents[1].Metadata["id"]);
        var place = MappedPlaces.Of(result.Documents[1], "Bye.");
        Assert.Equal("B4", place.FirstPlace!.Cell);
        Assert.Equal(new LinePosition(4, 3), place.Start);
    }

    [Fact]
    public async Task AMissingColumnIsTold()
    {
        var converter = new CsvConverter(new() { TextColumns = ["x"] });
        var result = await Converted.ConvertAsync(converter, "a,b\n1,2\n"u8.ToArray());
        Assert.Contains("no column called 'x'", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"a,")]
    [InlineData(",")]
    [InlineData("\n")]
    [InlineData("a,\"b\"c,")]
    public async Task OddFilesTakeLinearTime(string unit)
    {
        var file = string.Concat(Enumerable.Repeat(unit, 500_000 / unit.Length));
        var time = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null((await Converted.ConvertAsync(_converter, Encoding.UTF8.GetBytes(file))).Error);
        Assert.True(time.Elapsed.TotalSeconds < 10, $"Half a megabyte of '{unit}' took {time.Elapsed}.");
    }

    private static (string File, List<string[]> Cells) SomeTable(int seed)
    {
        string[] words = ["alpha", "be\"ta", "gam,ma", "del\nta", "ε😀", "", " x ", "12"];
        var random = new Random(seed);
        var cells = new List<string[]> { new[] { "first", "second", "third" } };
        for (var row = 0; row < 60; row++)
        {
            cells.Add([.. Enumerable.Range(0, 3).Select(i => words[random.Next(words.Length)] + row + i)]);
        }

        var lines = cells.Select(row => string.Join(',', row.Select(cell =>
            cell.AsSpan().ContainsAny("\",\n") || random.Next(3) == 0
                ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                : cell)));
        return (string.Join("\r\n", lines), cells);
    }
}
