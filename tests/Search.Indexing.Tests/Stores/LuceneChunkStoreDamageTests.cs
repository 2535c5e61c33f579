using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class LuceneChunkStoreDamageTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("empty")]
    [InlineData("halved")]
    [InlineData("one byte shorter")]
    [InlineData("one byte longer")]
    [InlineData("zeros")]
    [InlineData("garbage")]
    [InlineData("missing")]
    public async Task ADamagedFileIsFoundWhenTheIndexIsOpened(string damage)
    {
        await FillAsync();
        foreach (var file in FilesOfTheIndex())
        {
            var bytes = await File.ReadAllBytesAsync(file, Token);
            Damage(file, bytes, damage);

            await AssertDamagedAsync($"{damage}: {Path.GetFileName(file)}");
            await File.WriteAllBytesAsync(file, bytes, Token);
        }

        await using var store = await OpenAsync();
        Assert.Equal(60, await store.CountAsync(Token));
    }

    [Fact]
    public async Task AChangedByteIsFoundWhenTheIndexIsOpened()
    {
        await FillAsync();
        var random = new Random(20240501);
        foreach (var file in FilesOfTheIndex())
        {
            var bytes = await File.ReadAllBytesAsync(file, Token);
            for (var i = 0; i < 40; i++)
            {
                var place = i == 0 ? 0 : i == 1 ? bytes.Length - 1 : random.Next(bytes.Length);
                var changed = (byte[])bytes.Clone();
                changed[place] ^= (byte)(1 << random.Next(8));
                await File.WriteAllBytesAsync(file, changed, Token);

                await AssertDamagedAsync($"byte {place} of {Path.GetFileName(file)}");
            }

            await File.WriteAllBytesAsync(file, bytes, Token);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    public async Task TheHintAtTheLastCommitMayBeLost(string content)
    {
        await FillAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "segments.gen"), content, Token);

        await using var store = await OpenAsync();
        await store.WriteAsync([SomeStored.File("more.md", "a reef")], [], Token);

        Assert.Equal(61, await store.CountAsync(Token));
    }

    [Fact]
    public async Task AFirstCommitThatWasInterruptedIsAnEmptyIndex()
    {
        await using (var store = await OpenAsync())
        {
            await store.WriteAsync([], [], Token);
        }

        var first = Path.Combine(_folder.Path, "segments_1");
        var bytes = await File.ReadAllBytesAsync(first, Token);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            await File.WriteAllBytesAsync(first, bytes[..length], Token);
            await using var store = await OpenAsync();
            Assert.Equal(0, await store.CountAsync(Token));
        }

        await FillAsync();
        await using var filled = await OpenAsync();
        Assert.Equal(60, await filled.CountAsync(Token));
    }

    private static void Damage(string file, byte[] bytes, string damage)
    {
        switch (damage)
        {
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            case "halved":
                File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
                break;
            case "one byte shorter":
                File.WriteAllBytes(file, bytes[..^1]);
                break;
            case "one byte longer":
                File.WriteAllBytes(file, [.. bytes, 7]);
                break;
            case "zeros":
                File.WriteAllBytes(file, new byte[bytes.Length]);
                break;
            case "garbage":
                var garbage = new byte[bytes.Length];
                new Random(7).NextBytes(garbage);
                File.WriteAllBytes(file, garbage);
                break;
            default:
                File.Delete(file);
                break;
        }
    }

    private List<string> FilesOfTheIndex()
    {
        var files = Directory.EnumerateFiles(_folder.Path)
            .Where(file => Path.GetFileName(file) is not ("write.lock" or "segments.gen"))
            .Order(StringComparer.Ordinal).ToList();
        Assert.True(files.Count > 5, "There are segments, deletions and a commit to damage.");
        return files;
    }

    private async Task AssertDamagedAsync(string what)
    {
        try
        {
            await using var store = await OpenAsync();
            Assert.Fail($"The damage was not found: {what}");
        }
        catch (StoreException error)
        {
            Assert.True(error.Problem == StoreProblem.Damaged, $"{what} is {error.Problem}: {error.Message}");
            Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
            Assert.Contains("Delete the folder and index the files again", error.Message, StringComparison.Ordinal);
        }
    }

    private async Task FillAsync()
    {
        await using var store = await OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await store.WriteAsync(
                [.. Enumerable.Range(i * 21, 21).Select(file => SomeStored.File($"{file}.md", $"a lighthouse {file}"))],
                [],
                Token);
        }

        await store.WriteAsync([], ["0.md", "21.md", "42.md"], Token);
    }

    private async Task<LuceneChunkStore> OpenAsync() =>
        await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, cancellationToken: Token);
}
