using System.Text.RegularExpressions;

namespace Search.Architecture.Tests;

/// <summary>Files stay small, and say nothing that does not belong in them.</summary>
public sealed partial class FileTests
{
    private const int MostLines = 400;
    private const int MostColumns = 120;

    [Fact]
    public void NoFileIsTooLong()
    {
        var tooLong =
            SourceFiles.Library.Where(file => file.Text.Count(c => c == '\n') > MostLines).Select(file => file.Path);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void NoLineIsTooWide()
    {
        var tooWide = SourceFiles.Library
            .SelectMany(file => file.Text.Split('\n').Select((line, i) => (Place: $"{file.Path}:{i + 1}", line.Length)))
            .Where(line => line.Length > MostColumns)
            .Select(line => line.Place);
        Assert.Empty(tooWide);
    }

    [Fact]
    public void NoFileHasLeftovers()
    {
        var leftovers = SourceFiles.Library.Where(file => Leftover().IsMatch(file.Text)).Select(file => file.Path);
        Assert.Empty(leftovers);
    }

    [GeneratedRegex(@"#region|//\s*(?:TODO|FIXME|HACK)|NotImplementedException", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Leftover();
}
