using System.Diagnostics;
using System.Globalization;
using Search.StoreWriter;

namespace Search.Indexing.Tests;

public sealed class KilledWriterTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, 12)]
    [InlineData(true, 6)]
    public async Task AKilledProcessLosesNoFinishedWriteAndLeavesNoHalfOne(bool buildsGraphs, int rounds)
    {
        var random = new Random(20240501);
        var acknowledged = 0;
        for (var round = 0; round < rounds; round++)
        {
            // The first rounds are killed before their first write has ended, the others some writes later.
            var last = await WriteUntilKilledAsync(
                buildsGraphs, round * 4 / rounds, random.Next(round == 0 ? 300 : 60));
            acknowledged = Math.Max(acknowledged, last);

            await using var store = await LuceneChunkStore.OpenAsync(
                _folder.Path, Generation.Space, buildsGraphs ? Generation.WithGraphs : null,
                TestContext.Current.CancellationToken);
            var found = await Generation.LastInAsync(store);

            Assert.InRange(found, acknowledged, acknowledged + 1);
            acknowledged = found;
            if (buildsGraphs && found > 0)
            {
                await store.BuildVectorGraphsAsync(TestContext.Current.CancellationToken);
                AssertGraphsAreWhole();
            }
        }

        Assert.True(acknowledged >= rounds, $"Only {acknowledged} writes were made, too few to mean anything.");
    }

    private void AssertGraphsAreWhole()
    {
        var files = Directory.GetFiles(_folder.Path, "vectors-*");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.EndsWith(".graph", file, StringComparison.Ordinal));
        Assert.All(files, file => Assert.NotEmpty(HnswFile.Open(file).Labels));
    }

    private async Task<int> WriteUntilKilledAsync(bool buildsGraphs, int writes, int millisecondsMore)
    {
        string[] arguments = [WriterPath, _folder.Path, .. buildsGraphs ? ["graphs"] : Array.Empty<string>()];
        using var writer = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var last = "0";
        for (var i = 0; i < writes; i++)
        {
            last = await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? last;
        }

        await Task.Delay(millisecondsMore, TestContext.Current.CancellationToken);
        writer.Kill();
        while (await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            last = line;
        }

        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        return int.Parse(last, CultureInfo.InvariantCulture);
    }

    private static string WriterPath => typeof(Generation).Assembly.Location;
}
