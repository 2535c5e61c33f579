using System.Text.RegularExpressions;

namespace Search.Docs.Tests;

public sealed partial class LinkTests
{
    public static TheoryData<string> AllPages => [.. Pages.All];

    [Theory]
    [MemberData(nameof(AllPages))]
    public void EveryLinkLeadsToAFile(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(RepositoryFiles.Root, page))!;
        var broken = Link().Matches(Pages.Read(page))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Where(target => !Path.Exists(Path.Combine(folder, target.Split('#')[0])));
        Assert.Empty(broken);
    }

    [Fact]
    public void EveryProjectThatACommandNamesIsThere()
    {
        var missing = Pages.All.SelectMany(page => ProjectOption().Matches(Pages.Read(page)))
            .Select(match => match.Groups["path"].Value)
            .Where(path => !Directory.Exists(Path.Combine(RepositoryFiles.Root, path)));
        Assert.Empty(missing);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"--project (?<path>[^\s`]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ProjectOption();
}
