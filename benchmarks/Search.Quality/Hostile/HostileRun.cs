using System.Diagnostics;
using System.Text.Json;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>Converts one hostile file, in this process or watched in one of its own.</summary>
internal static class HostileRun
{
    private const string Good = "A good file comes after it.";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Converts the file in a new process and watches it.</summary>
    /// <returns>The outcome; null when the process ended without one.</returns>
    public static async Task<(HostileOutcome? Outcome, ProcessTree Tree)> WatchAsync(
        string verb, string path, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(HostileRun).Assembly.Location);
        }

        foreach (var argument in new[] { verb, "--convert", path })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var tree = new ProcessTree(process.Id);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var clock = Stopwatch.StartNew();
        while (!process.HasExited)
        {
            tree.Look();
            await Task.Delay(Interval, cancellationToken);
            if (clock.Elapsed > Patience)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await errors;
        return (process.ExitCode == 0 ? JsonSerializer.Deserialize<HostileOutcome>(await output) : null, tree);
    }

    /// <summary>Converts the file as the facade does, then a good one, and prints the outcome.</summary>
    public static async Task<int> ConvertAsync(string path, CancellationToken cancellationToken)
    {
        var router = new ConverterRouter(ConverterRouter.BuiltIn);
        using var memory = new AnonymousMemory();
        var clock = Stopwatch.StartNew();
        string outcome;
        await using (var content = File.OpenRead(path))
        {
            outcome = await ConvertAsync(router, content, path, cancellationToken);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        using var good = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Good));
        var after = await router.ConvertAsync(
            good, new FileDescription("good.txt", MediaType.PlainText), cancellationToken);
        if (after.Document?.Text != Good)
        {
            throw new InvalidDataException($"The file after it failed: {after.Error}");
        }

        Console.WriteLine(JsonSerializer.Serialize(new HostileOutcome(seconds, memory.Peak, outcome)));
        return 0;
    }

    private static async Task<string> ConvertAsync(
        ConverterRouter router, FileStream content, string path, CancellationToken cancellationToken)
    {
        if (content.Length > ConversionLimits.Default.MaxBytes)
        {
            return $"error: The file has {content.Length} bytes; the limit is {ConversionLimits.Default.MaxBytes}.";
        }

        var head = new byte[MediaType.HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        content.Seek(0, SeekOrigin.Begin);
        var mediaType = MediaType.Detect(head.AsSpan(0, length), path);
        var result = await router.ConvertAsync(content, new FileDescription(path, mediaType), cancellationToken);
        return result.Error is { } error
            ? $"error: {error}"
            : $"{result.Documents.Sum(document => (long)document.Text.Length)} characters"
                + $"{string.Concat(result.Warnings.Take(1).Select(warning => $"; {warning}"))}";
    }
}
