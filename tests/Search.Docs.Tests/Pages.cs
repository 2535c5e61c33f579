namespace Search.Docs.Tests;

/// <summary>The pages of the documentation, with paths from the repository's root.</summary>
internal static class Pages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "THIRD-PARTY-NOTICES.md",
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'))
            .Where(page => !page.Contains("/.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string page) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, page));

    public static IEnumerable<CodeBlock> Blocks(string language) =>
        All.SelectMany(BlocksOf).Where(block => block.Language == language);

    private static IEnumerable<CodeBlock> BlocksOf(string page)
    {
        var lines = Read(page).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i + 1, line => line.StartsWith("```", StringComparison.Ordinal));
                yield return new CodeBlock(page, i + 1, lines[i][3..].Trim(), string.Join('\n', lines[(i + 1)..end]));
                i = end;
            }
        }
    }
}
