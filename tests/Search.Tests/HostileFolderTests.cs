using System.Diagnostics;
using System.Globalization;

namespace Search.Tests;

public sealed class HostileFolderTests : IDisposable
{
    private const long Gibibyte = 1L << 30;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryHostileFileIsAClearResultAndTheOthersAreUnharmed()
    {
        var bad = HostileFiles.Bad().ToDictionary(file => file.Name, file => file.Expected);
        foreach (var (name, content, _) in HostileFiles.Bad().Concat(HostileFiles.Good()))
        {
            Write(name, content);
        }

        WriteSparse("sparse.txt", 2 * Gibibyte);
        bad["sparse.txt"] = "limit";
        using var memory = new MemoryWatch();
        await using var index = await SearchIndex.OpenAsync(
            _folder["index"], new SearchOptions { PreloadReader = false, EmbeddingGenerator = new FreeEmbeddings() }, Token);
        var clock = new FileClock();
        var report = await index.AddFolderAsync(_folder["docs"], progress: clock, cancellationToken: Token);

        foreach (var file in report.Files)
        {
            CheckReport(file, bad.GetValueOrDefault(file.Id));
        }

        foreach (var (name, _, words) in HostileFiles.Good())
        {
            var chunks = await index.GetChunksAsync(name, Token);
            Assert.Contains(chunks, chunk => chunk.Text.Contains(words, StringComparison.Ordinal));
        }

        Assert.True(clock.Longest < MostTime, $"One file took {clock.Longest}.");
        Assert.True(memory.Growth < Gibibyte, $"The run took {memory.Growth >> 20} MiB.");
    }

    private static void CheckReport(FileReport file, string? expected)
    {
        string[] said = file.Error is null ? [.. file.Warnings] : [file.Error, .. file.Warnings];
        if (expected is null)
        {
            Assert.True(file.Outcome == FileOutcome.Indexed, $"{file.Id}: {string.Join(' ', said)}");
        }
        else if (expected.Length > 0)
        {
            Assert.Contains(said, text => text.Contains(expected, StringComparison.Ordinal));
        }
        else
        {
            Assert.True(said.Length > 0 || file.Chunks > 0, $"Nothing is known about {file.Id}.");
        }

        Assert.DoesNotContain(said, text => text.Contains("Exception", StringComparison.Ordinal));
        Assert.True(file.Outcome == FileOutcome.Indexed || file.Error is not null, $"{file.Id} has no reason.");
    }

    private void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(_folder["docs"]);
        File.WriteAllBytes(_folder["docs/" + name], content);
    }

    private void WriteSparse(string name, long length)
    {
        using var file = File.Create(_folder["docs/" + name]);
        file.SetLength(length);
    }

    /// <summary>Notes the longest time between two files.</summary>
    private sealed class FileClock : IProgress<IndexingProgress>
    {
        private long _last = Stopwatch.GetTimestamp();

        public TimeSpan Longest { get; private set; }

        public void Report(IndexingProgress value)
        {
            var elapsed = Stopwatch.GetElapsedTime(_last);
            Longest = elapsed > Longest ? elapsed : Longest;
            _last = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Watches how the program's own memory grows, where the system tells it.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private const string StatusFile = "/proc/self/status";

        private readonly Timer _timer;
        private readonly long _start = Read();
        private long _peak;

        public MemoryWatch() => _timer = new Timer(_ => _peak = Math.Max(_peak, Read()), null, 0, 20);

        public long Growth => Math.Max(_peak, Read()) - _start;

        public void Dispose() => _timer.Dispose();

        private static long Read() => File.Exists(StatusFile)
            ? long.Parse(
                File.ReadLines(StatusFile).First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
                    .AsSpan(8).Trim("kB \t"), CultureInfo.InvariantCulture) << 10
            : 0;
    }
}
