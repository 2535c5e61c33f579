using System.CommandLine;

namespace Search.Quality;

/// <summary><c>tokenizers-speed</c>: how fast text becomes ids and offsets, beside the Rust library.</summary>
internal static class TokenizersSpeedVerb
{
    private const int EnglishBytes = 5_000_000;
    private const int MixedBytes = 2_000_000;

    private static readonly string[] Names =
        ["bert-uncased", "bert-cased-multilingual", "roberta", "unigram-xlmr-layout"];

    public static Command Create()
    {
        var tokenizers = new Argument<DirectoryInfo>("tokenizers")
        {
            Description = "A folder of folders with a tokenizer.json.",
        }.AcceptExistingOnly();
        var english = new Option<FileInfo[]>("--english")
        {
            Description = "Files of English text; 5 MB are taken.",
            Required = true,
        }.AcceptExistingOnly();
        var mixed = new Option<FileInfo[]>("--mixed")
        {
            Description = "Files of text in many scripts; 2 MB are taken.",
            Required = true,
        }.AcceptExistingOnly();
        var peer = new Option<string>("--peer")
        {
            Description = "The folder of peer.js, where 'npm ci' was run.",
            DefaultValueFactory = _ => "benchmarks/Search.Quality/Peers/Tokenizers",
        };
        var rounds = new Option<int>("--rounds") { Description = "Rounds in turn.", DefaultValueFactory = _ => 5 };
        var save = SaveOption.Create();
        var command = new Command("tokenizers-speed", "Times tokenizing beside the Rust library, one thread each.")
        {
            tokenizers, english, mixed, peer, rounds, save,
        };
        command.SetAction((parsed, _) => BadInput.ReportAsync(() => Task.FromResult(Run(
            parsed.GetRequiredValue(tokenizers),
            [
                ("English", SpeedTexts.Read(parsed.GetRequiredValue(english), EnglishBytes)),
                ("mixed scripts", SpeedTexts.Read(parsed.GetRequiredValue(mixed), MixedBytes)),
            ],
            parsed.GetRequiredValue(peer), parsed.GetValue(rounds), parsed.GetValue(save)))));
        return command;
    }

    private static int Run(
        DirectoryInfo tokenizers, (string Name, string[] Texts)[] sets, string peerFolder, int rounds,
        DirectoryInfo? save)
    {
        using var peer = TokenizerPeer.Start(peerFolder);
        var run = new SpeedRun(peer, rounds);
        var figures = new Dictionary<string, object>();
        foreach (var (set, texts) in sets)
        {
            foreach (var name in Names)
            {
                var measured = run.Measure(Path.Combine(tokenizers.FullName, name, "tokenizer.json"), texts);
                Console.WriteLine($"{name}, {set}: {measured}");
                figures.Add($"{name}, {set}", measured.ToFigures());
            }
        }

        if (save is not null)
        {
            const string command =
                "dotnet run -c Release --project benchmarks/Search.Quality -- "
                + "tokenizers-speed <tokenizers> --english <files> --mixed <files>";
            new Measurement("tokenizers-speed", command, figures)
            {
                Remarks =
                [
                    "One thread each; best of the rounds, which take turns. The peer is @anush008/tokenizers 0.6.0.",
                    "timesPeer compares with the faster of the peer's batch and single calls, results not fetched.",
                    "Where the files hold less than the bytes asked for, their passages are taken again.",
                ],
            }.Save(save);
        }

        return 0;
    }
}
