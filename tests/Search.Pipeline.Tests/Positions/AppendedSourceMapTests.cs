namespace Search.Pipeline.Tests;

public sealed class AppendedSourceMapTests
{
    private const string File = "# A😀\n\nOne 😀 two.\n<!-- 😀\n\n😀 -->\n\n## B\nThree\nlines.\n";

    [Fact]
    public void TheHalvesOfAMapAreTheMap()
    {
        var map = Map();
        for (var cut = 0; cut <= map.TextLength; cut++)
        {
            var joined = map.Slice(new TextSpan(0, cut)).Append(map.Slice(new TextSpan(cut, map.TextLength)));

            Assert.Equal(map.TextLength, joined.TextLength);
            for (var start = 0; start < map.TextLength; start++)
            {
                foreach (var end in new[] { start + 1, map.TextLength })
                {
                    Equal(map.Locate(new TextSpan(start, end)), joined.Locate(new TextSpan(start, end)));
                }
            }
        }
    }

    [Fact]
    public void APartThatStandsEarlierInTheFileHasNoLines()
    {
        var map = Map();
        var half = map.TextLength / 2;

        var turned = map.Slice(new TextSpan(half, map.TextLength)).Append(map.Slice(new TextSpan(0, half)));

        var first = new TextSpan(map.TextLength - half, map.TextLength - half + 1);
        Assert.Equal(map.Locate(new TextSpan(0, 1)).FileSpan, turned.Locate(first).FileSpan);
        Assert.Null(turned.Locate(new TextSpan(0, 1)).Start);
    }

    [Fact]
    public void NothingAddsNothing()
    {
        var (map, empty) = (Map(), SourceMap.Identity(""));

        Assert.Same(map, map.Append(empty));
        Assert.Same(map, empty.Append(map));
    }

    // The marks and the comment are left out: "A😀\nOne 😀 two.\nB\nThree\nlines."
    private static SourceMap Map()
    {
        var builder = new SourceMapBuilder(File);
        builder.AddHeading(0, 1, "A😀");
        Copy(builder, "A😀");
        builder.Replace(1, File.IndexOf("\n\nOne", StringComparison.Ordinal), 2);
        Copy(builder, "One 😀 two.\n");
        builder.AddHeading(builder.TextLength, 2, "B");
        Copy(builder, "B\nThree\nlines.");
        return builder.Build();
    }

    private static void Copy(SourceMapBuilder builder, string text) =>
        builder.Copy(File.IndexOf(text, StringComparison.Ordinal), text.Length);

    private static void Equal(SourceLocation expected, SourceLocation got)
    {
        Assert.Equal(expected.FileSpan, got.FileSpan);
        Assert.Equal(expected.FileCodePoints, got.FileCodePoints);
        Assert.Equal((expected.Start, expected.End), (got.Start, got.End));
        Assert.Equal(expected.HeadingPath, got.HeadingPath);
    }
}
