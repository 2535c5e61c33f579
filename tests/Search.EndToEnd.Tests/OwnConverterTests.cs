namespace Search.EndToEnd.Tests;

public sealed class OwnConverterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFileOfAnOwnTypeIsFoundWithItsPlace()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullPath, "film.srt"),
            "1\n00:00:01,000 --> 00:00:02,000\nWho goes there?\n\n2\n00:00:03,000 --> 00:00:05,000\nThe ferry is late.\n",
            TestContext.Current.CancellationToken);
        var run = await BuiltProgram.RunAsync(
            "OwnConverter", [_folder.FullPath, "Is the ferry late?"], "");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("film.srt:3 paragraph 1: Who goes there? The ferry is late.", run.Output, StringComparison.Ordinal);
    }
}
