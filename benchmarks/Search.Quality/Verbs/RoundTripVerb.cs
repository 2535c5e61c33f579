using System.CommandLine;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary><c>round-trip</c>: looks for the words of random ranges at their places in the files.</summary>
internal static class RoundTripVerb
{
    public static Command Create()
    {
        var folders = new Argument<DirectoryInfo[]>("folders")
        {
            Description = "Folders of files of any format.",
            Arity = ArgumentArity.OneOrMore,
        }.AcceptExistingOnly();
        var seed = new Option<int>("--seed") { Description = "Which ranges are taken.", DefaultValueFactory = _ => 1 };
        var save = SaveOption.Create();
        var command = new Command("round-trip", "Looks for the words of random ranges at their places in the files.")
        {
            folders, seed, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(folders), parsed.GetValue(seed), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        DirectoryInfo[] folders, int seed, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var router = new ConverterRouter(ConverterRouter.BuiltIn);
        var byFormat = new SortedDictionary<string, (int Held, int Ranges)>(StringComparer.Ordinal);
        foreach (var file in folders.SelectMany(one => one.GetFiles("*", SearchOption.AllDirectories))
            .Where(file => !file.Name.EndsWith(ExpectedText.Suffix, StringComparison.Ordinal))
            .OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            var (held, ranges) = await CheckAsync(router, file, seed, cancellationToken);
            var before = byFormat.GetValueOrDefault(file.Extension);
            byFormat[file.Extension] = (before.Held + held, before.Ranges + ranges);
        }

        var (allHeld, all) = (byFormat.Values.Sum(one => one.Held), byFormat.Values.Sum(one => one.Ranges));
        if (save is not null)
        {
            const string Command = "dotnet run -c Release --project benchmarks/Search.Quality -- round-trip <folders>";
            new Measurement("round-trip", Command, byFormat.ToDictionary(
                one => $"{one.Key} ranges that hold", one => (object)$"{one.Value.Held} of {one.Value.Ranges}"))
                .Save(save);
        }

        Console.WriteLine($"{allHeld} of {all} ranges");
        return all > 0 && allHeld == all ? 0 : 1;
    }

    private static async Task<(int Held, int Ranges)> CheckAsync(
        ConverterRouter router, FileInfo file, int seed, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        var mediaType = MediaType.Detect(bytes.AsSpan(0, Math.Min(bytes.Length, MediaType.HeadLength)), file.Name);
        if (Originals.Open(bytes, mediaType, file.FullName) is not { } original)
        {
            Console.WriteLine($"skipped {file.Name}: nothing else here reads {mediaType}");
            return (0, 0);
        }

        using var content = new MemoryStream(bytes);
        var result = await router.ConvertAsync(content, new FileDescription(file.Name, mediaType), cancellationToken);
        if (result.Document is not { } document)
        {
            Console.WriteLine($"skipped {file.Name}: {result.Error}");
            return (0, 0);
        }

        var trip = new RoundTrip(original, seed);
        trip.Check(document);
        await trip.CheckChunksAsync(document, RoundTrip.CharacterCleaners, cancellationToken);
        var held = trip.Ranges - trip.Problems.Count;
        Console.WriteLine($"{(held == trip.Ranges ? "good  " : "FAILED")} {file.Name}: {held} of {trip.Ranges} ranges");
        foreach (var problem in trip.Problems.Take(3))
        {
            Console.WriteLine($"  {problem}");
        }

        return (held, trip.Ranges);
    }
}
