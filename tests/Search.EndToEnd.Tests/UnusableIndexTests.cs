namespace Search.EndToEnd.Tests;

public sealed class UnusableIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public UnusableIndexTests() => SmallCorpus.WriteTo(_folder);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Index => _folder[IndexLocation.FolderName];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnIndexOfAnotherModelIsRefusedWithBothNames()
    {
        var options = new SearchOptions { EmbeddingGenerator = new CannedEmbeddings("letters", 48) };
        await using (var index = await SearchIndex.OpenAsync(Index, options, Token))
        {
            await index.AddFolderAsync(_folder.FullPath, cancellationToken: Token);
        }

        var run = await BuiltProgram.AskAsync(_folder.FullPath, "x");
        Assert.True(run.ExitCode == 5, run.ToString());
        Assert.Contains("letters", run.Errors, StringComparison.Ordinal);
        Assert.Contains("bge-small-en-v1.5", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedIndexIsRefusedWithARemedyAndWorksAgainWhenDeleted()
    {
        await BuiltProgram.AskAsync(_folder.FullPath, "x");
        foreach (var file in Directory.GetFiles(Index).Where(file => new FileInfo(file).Length > 100))
        {
            await using var stream = File.OpenWrite(file);
            stream.SetLength(stream.Length / 2);
        }

        var run = await BuiltProgram.AskAsync(_folder.FullPath, "x");
        Assert.True(run.ExitCode == 5, run.ToString());
        Assert.Contains("damaged", run.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Index, run.Errors, StringComparison.Ordinal);
        Directory.Delete(Index, recursive: true);
        Assert.Equal(0, (await BuiltProgram.AskAsync(_folder.FullPath, "x")).ExitCode);
    }

    [Fact]
    public async Task AnIndexThatAnotherProcessWritesToIsNotWrittenTo()
    {
        await using var index = await SearchIndex.OpenAsync(Index, cancellationToken: Token);
        await index.AddFolderAsync(_folder.FullPath, cancellationToken: Token);

        // Nothing has changed, so the second process has nothing to write, and answers.
        var reading = await BuiltProgram.AskAsync(_folder.FullPath, "Who designed the harbour bridge?");
        Assert.True(reading.ExitCode == 0, reading.ToString());
        Assert.Contains("Amelia Okafor", reading.Output, StringComparison.Ordinal);

        _folder.Write("new.txt", "Something new.");
        var writing = await BuiltProgram.AskAsync(_folder.FullPath, "x");
        Assert.True(writing.ExitCode == 6, writing.ToString());
        Assert.Contains("Another program", writing.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, (await index.GetStatisticsAsync(Token)).Documents);
    }

    [Fact]
    public async Task AFolderThatIsNotAnIndexIsLeftAlone()
    {
        var run = await BuiltProgram.AskAsync(_folder.FullPath, "x", "--index", _folder["sea"]);
        Assert.Equal(SmallCorpus.Ferry, await File.ReadAllTextAsync(_folder["sea/ferry.txt"], Token));
        Assert.True(run.ExitCode is 0 or 5, run.ToString());
    }
}
