namespace Search.Indexing.Tests;

public sealed class MarkdownHazardsTests
{
    [Fact]
    public void ListsMayBeDeepButNotHundredsOfLevels()
    {
        static string Nested(int levels) =>
            string.Concat(Enumerable.Range(0, levels).Select(i => $"{new string(' ', 2 * i)}- a\n"));

        Assert.Null(MarkdownHazards.Find(Nested(200)));
        Assert.Equal("lists nested too deeply", MarkdownHazards.Find(Nested(600)));
    }

    [Fact]
    public void ShortRowsOfAWideTableCountWithAllTheirCells()
    {
        static string Table(int columns, int rows) =>
            $"|{Repeat("a|", columns)}\n|{Repeat("-|", columns)}\n{Repeat("|b|\n", rows)}\n";

        Assert.Null(MarkdownHazards.Find(Table(500, 1000)));
        Assert.Null(MarkdownHazards.Find(Repeat(Table(50, 100), 100)));
        Assert.Equal("too many cells of tables", MarkdownHazards.Find(Table(1000, 2000)));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
