using System.Diagnostics;
using System.Globalization;
using Search.StoreWriter;

namespace Search.Indexing.Tests;

public sealed class KilledWriterTests : IDisposable
{
    private const int Rounds = 12;

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AKilledProcessLosesNoFinishedWriteAndLeavesNoHalfOne()
    {
        var random = new Random(20240501);
        var acknowledged = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // The first rounds are killed before their first write has ended, the others some writes later.
            var last = await WriteUntilKilledAsync(round / 3, random.Next(round == 0 ? 300 : 60));
            acknowledged = Math.Max(acknowledged, last);

            await using var store = await LuceneChunkStore.OpenAsync(
                _folder.Path, Generation.Space, cancellationToken: TestContext.Current.CancellationToken);
            var found = await Generation.LastInAsync(store);

            Assert.InRange(found, acknowledged, acknowledged + 1);
            acknowledged = found;
        }

        Assert.True(acknowledged >= Rounds, $"Only {acknowledged} writes were made, too few to mean anything.");
    }

    private async Task<int> WriteUntilKilledAsync(int writes, int millisecondsMore)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [WriterPath, _folder.Path])
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
