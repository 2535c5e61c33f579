using System.CommandLine;
using System.Text.Json;

namespace Search.Quality;

/// <summary><c>tokenizers-differential</c>: compares the engine with the Rust library on random texts.</summary>
internal static class TokenizersDifferentialVerb
{
    private const string CharsMapFile = "unigram-xlmr-layout";

    public static Command Create()
    {
        var tokenizers = new Argument<DirectoryInfo>("tokenizers")
        {
            Description = "A folder of folders with a tokenizer.json, which are compared as well.",
        }.AcceptExistingOnly();
        var peer = new Option<string>("--peer")
        {
            Description = "The folder of peer.js, where 'npm ci' was run.",
            DefaultValueFactory = _ => "benchmarks/Search.Quality/Peers/Tokenizers",
        };
        var seed = new Option<int>("--seed") { Description = "Gives the same texts.", DefaultValueFactory = _ => 1 };
        var texts = new Option<int>("--texts")
        {
            Description = "Texts for each component; ten times as many for each type of model.",
            DefaultValueFactory = _ => 10_000,
        };
        var only = new Option<string>("--only")
        {
            Description = "Only components whose names contain this.",
            DefaultValueFactory = _ => "",
        };
        var save = SaveOption.Create();
        var command = new Command("tokenizers-differential", "Compares with the Rust tokenizers on random texts.")
        {
            tokenizers, peer, seed, texts, only, save,
        };
        command.SetAction((parsed, _) => BadInput.ReportAsync(() => Task.FromResult(Run(
            parsed.GetRequiredValue(tokenizers), parsed.GetRequiredValue(peer), parsed.GetValue(seed),
            parsed.GetValue(texts), parsed.GetRequiredValue(only), parsed.GetValue(save)))));
        return command;
    }

    private static int Run(
        DirectoryInfo tokenizers, string peerFolder, int seed, int texts, string only, DirectoryInfo? save)
    {
        using var peer = TokenizerPeer.Start(peerFolder);
        var tally = new CaseTally();
        var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var cases = Cases(tokenizers).Where(given => given.Component.Contains(only, StringComparison.Ordinal));
        foreach (var given in cases)
        {
            var count = given.IsModel ? texts * 10 : texts;
            var different = new DifferentialRun(peer, given, seed + counts.Count, tally).Compare(count);
            counts.Add(given.Component, [count, different]);
            Console.WriteLine($"{given.Component}: {different} of {count} differ");
        }

        if (save is not null)
        {
            Save(save, seed, counts, tally);
        }

        return tally.Finish();
    }

    private static IEnumerable<DifferentialCase> Cases(DirectoryInfo tokenizers)
    {
        var files = tokenizers.GetDirectories().OrderBy(folder => folder.Name, StringComparer.Ordinal)
            .Select(folder => (folder.Name, Json: File.ReadAllText(Path.Combine(folder.FullName, "tokenizer.json"))))
            .ToArray();
        var map = files.FirstOrDefault(file => file.Name == CharsMapFile).Json
            ?? throw new InvalidDataException($"The folder of tokenizers has no '{CharsMapFile}'.");
        using var document = JsonDocument.Parse(map);
        var charsMap = document.RootElement.GetProperty("normalizer").GetProperty("normalizers")[0].GetRawText();
        return ModelCases.Create()
            .Concat(NormalizerCases.Create(charsMap))
            .Concat(PreTokenizerCases.Create())
            .Concat(PostProcessorCases.Create())
            .Concat(DecoderCases.Create())
            .Concat(files.Select(file => new DifferentialCase($"file {file.Name}", file.Json, DifferentialMode.Pairs)));
    }

    private static void Save(DirectoryInfo folder, int seed, Dictionary<string, int[]> counts, CaseTally tally)
    {
        var figures = new Dictionary<string, object>
        {
            ["seed"] = seed,
            ["texts"] = tally.Cases,
            ["texts that differ"] = tally.Cases - tally.Equal,
            ["components"] = counts.ToDictionary(
                pair => pair.Key, pair => new { texts = pair.Value[0], differ = pair.Value[1] }),
        };
        new Measurement(
            "tokenizers-differential",
            "dotnet run -c Release --project benchmarks/Search.Quality -- "
            + $"tokenizers-differential <tokenizers> --seed {seed}",
            figures)
        {
            Remarks = ["The peer is @anush008/tokenizers 0.6.0 from npm, which wraps the Rust tokenizers."],
        }.Save(folder);
    }
}
