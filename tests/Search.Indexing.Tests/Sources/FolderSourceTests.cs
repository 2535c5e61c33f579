using System.Diagnostics;

namespace Search.Indexing.Tests;

public sealed class FolderSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FilesComeInTheOrdinalOrderOfTheirPaths()
    {
        string[] ids = ["a-b/x", "a.txt", "a/b", "a/c/d", "aa", "Z", "b/a"];
        Array.ForEach(ids, id => _folder.Write(id));
        Assert.Equal(ids.Order(StringComparer.Ordinal), Ids());
    }

    [Fact]
    public void AFileHasItsPathSizeAndTime()
    {
        var path = _folder.Write("a/b.md", "12345");
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc));
        var file = Assert.Single(Entries()).File!;
        Assert.Equal(
            new FolderFile("a/b.md", path, 5, new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero)), file);
    }

    [Fact]
    public void GlobsIncludeAndExclude()
    {
        Array.ForEach(["a.md", "b.txt", "x/c.MD", "x/y/d.md", "skip/e.md", "x/skip/f.md"], id => _folder.Write(id));
        var options = new FolderSourceOptions { Include = ["**/*.md"], Exclude = ["skip/**", "**/d.md"] };
        Assert.Equal(["a.md", "x/c.MD", "x/skip/f.md"], Ids(options));
        Assert.Equal(["a.md", "x/c.MD"], Ids(new() { Include = ["*.md", "x/*"], Exclude = ["**/skip/**"] }));
    }

    [Fact]
    public void AnExcludedFolderIsNotEvenRead()
    {
        var unreadable = _folder.Write("modules/x");
        _folder.Write("a");
        using var denied = DeniedFolder.TryDeny(Path.GetDirectoryName(unreadable)!);
        Assert.Equal(["a"], Entries(new() { Exclude = ["modules/**"] }).Select(entry => entry.Id));
    }

    [Fact]
    public void HiddenFilesAreLeftOutUnlessWanted()
    {
        Array.ForEach([".git/config", "a/.env", "a/b"], id => _folder.Write(id));
        Assert.Equal(["a/b"], Ids());
        Assert.Equal([".git/config", "a/.env", "a/b"], Ids(new() { IncludeHidden = true }));
    }

    [Fact]
    public void TheFolderOfTheIndexIsLeftOut()
    {
        Array.ForEach(["index/segments", "indexes/a", "b"], id => _folder.Write(id));
        Assert.Equal(["b", "indexes/a"], Ids(new() { ExcludedFolders = [_folder.PathOf("index") + "/"] }));
    }

    [Fact]
    public void LinksAreReportedAndNotFollowed()
    {
        var target = _folder.Write("real/a");
        File.CreateSymbolicLink(_folder.PathOf("link"), target);
        Directory.CreateSymbolicLink(_folder.PathOf("folder-link"), _folder.PathOf("real"));
        var entries = Entries();
        Assert.Equal(["folder-link", "link", "real/a"], entries.Select(entry => entry.Id));
        Assert.All(
            entries.Take(2),
            entry => Assert.Contains("links are followed only with", entry.Problem, StringComparison.Ordinal));
        Assert.All(entries.Where(entry => entry.Problem is not null), entry => Assert.True(entry.IsSkipped));
    }

    [Fact]
    public void FollowedLinksGiveTheFilesAtTheirEnd()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("deep/b", "1234");
        File.CreateSymbolicLink(_folder.PathOf("file"), elsewhere.PathOf("deep/b"));
        Directory.CreateSymbolicLink(_folder.PathOf("linked"), elsewhere.FullPath);
        var files = Entries(new() { FollowLinks = true }).Select(entry => entry.File!).ToArray();
        Assert.Equal(["file", "linked/deep/b"], files.Select(file => file.Id));
        Assert.All(files, file => Assert.Equal("1234", File.ReadAllText(file.FullPath)));
        Assert.All(files, file => Assert.Equal(4, file.Length));
    }

    [Fact]
    public void LoopsOfLinksEnd()
    {
        _folder.Write("a/x");
        Directory.CreateSymbolicLink(_folder.PathOf("a/up"), _folder.FullPath);
        Directory.CreateSymbolicLink(_folder.PathOf("self"), _folder.PathOf("self"));
        var entries = Entries(new() { FollowLinks = true });
        Assert.Equal(["a/x"], entries.Where(entry => entry.File is not null).Select(entry => entry.Id));
        Assert.Equal(["a/up", "self"], entries.Where(entry => entry.Problem is not null).Select(entry => entry.Id));
    }

    [Fact]
    public void ADanglingLinkIsAProblem()
    {
        File.CreateSymbolicLink(_folder.PathOf("link"), _folder.PathOf("nothing"));
        Assert.NotNull(Assert.Single(Entries(new() { FollowLinks = true })).Problem);
    }

    [Fact]
    public void APipeIsReportedAndNeverOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes in folders.");
        _folder.Write("empty", "");
        Shell($"mkfifo '{_folder.PathOf("pipe")}'");
        File.CreateSymbolicLink(_folder.PathOf("zlink"), _folder.PathOf("pipe"));
        var entries = Entries(new() { FollowLinks = true });
        Assert.Equal(
            [null, "It is a pipe, not a file.", "It is a link to a pipe, not to a file."],
            entries.Select(entry => entry.Problem));
    }

    [Fact]
    public void AFolderThatCannotBeReadIsAProblemAndTheOthersAreRead()
    {
        var inside = _folder.Write("b/x");
        Array.ForEach(["a", "c"], id => _folder.Write(id));
        using var denied = DeniedFolder.TryDeny(Path.GetDirectoryName(inside)!);
        var entries = Entries();
        Assert.Equal(["a", "b", "c"], entries.Select(entry => entry.Id));
        Assert.Contains("could not be read", entries[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void OddNamesAreNamesLikeAnyOther()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids such names.");
        string[] ids = [" ", "%41", "*", "a\nb", "a\\b", "ä\u0308", "–", "日本語.md", "😀"];
        Array.ForEach(ids, id => _folder.Write(id));
        Assert.Equal(ids.Order(StringComparer.Ordinal), Ids());
        Assert.All(Ids(new() { Include = ["**/*.*"] }), id => Assert.Contains(id, ids));
    }

    [Fact]
    public void ANameThatIsNoTextIsAProblem()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "Only there may names be any bytes.");
        Shell($"touch '{_folder.FullPath}'/$'bad\\xff' && mkdir '{_folder.FullPath}'/$'dir\\xff'");
        var entries = Entries();
        Shell($"rm -r '{_folder.FullPath}'/*");
        Assert.Equal(2, entries.Length);
        Assert.All(entries, entry => Assert.NotNull(entry.Problem));
    }

    [Fact]
    public void AMissingFolderIsABadCall()
    {
        var source = new FolderSource(_folder.PathOf("nothing"));
        Assert.Throws<DirectoryNotFoundException>(() => source.Enumerate(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void TheWalkCanBeStopped()
    {
        _folder.Write("a");
        using var stop = new CancellationTokenSource();
        var entries = new FolderSource(_folder.FullPath).Enumerate(stop.Token);
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => entries.ToArray());
    }

    private static void Shell(string command)
    {
        using var process = Process.Start("bash", ["-c", command]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private FolderEntry[] Entries(FolderSourceOptions? options = null) =>
        [.. new FolderSource(_folder.FullPath, options).Enumerate(TestContext.Current.CancellationToken)];

    private IEnumerable<string> Ids(FolderSourceOptions? options = null) =>
        Entries(options).Where(entry => entry.Problem is null).Select(entry => entry.Id);
}
