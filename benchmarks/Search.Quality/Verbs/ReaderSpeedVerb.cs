using System.CommandLine;
using System.Globalization;
using Search.Evaluation;
using Search.Inference;
using Search.Reader;

namespace Search.Quality;

/// <summary><c>reader-speed</c>: questions a second on short and long texts, beside transformers.js.</summary>
internal static class ReaderSpeedVerb
{
    private const int ShortTexts = 200;
    private const int LongTexts = 20;

    public static Command Create()
    {
        var model = ReadingArguments.Model();
        var squad = ReadingArguments.Squad();
        var threads = new Option<int>("--threads") { Description = "Threads of a run.", DefaultValueFactory = _ => 2 };
        var peer = new Option<DirectoryInfo>("--peer")
        {
            Description = "The folder of the peer's program.",
            DefaultValueFactory = _ => new DirectoryInfo("benchmarks/Search.Quality/Peers/transformers"),
        };
        var save = SaveOption.Create();
        var command = new Command("reader-speed", "Questions a second on short and long texts, beside transformers.js.")
        {
            model, squad, threads, peer, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(model).FullName, SquadFile.Read(parsed.GetRequiredValue(squad).FullName),
            parsed.GetValue(threads), parsed.GetRequiredValue(peer).FullName, parsed.GetValue(save),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        string model, SquadDataSet dataSet, int threads, string peerFolder, DirectoryInfo? save,
        CancellationToken cancellationToken)
    {
        using var reader = ExtractiveReader.Load(
            ModelFolder.Open(model), new ExtractiveReaderOptions { TopAnswers = 1, AllowNoAnswer = false },
            new TransformerModelOptions { Threads = threads });
        using var peer = await TransformersPeer.StartAsync(peerFolder, model, threads);
        var race = new ReadingRace(reader, Tokenizer.Load(model), peer);
        var (shorts, longs) = (Shorts(dataSet), Longs(dataSet));

        // The first run compiles code and takes memory, on either side.
        await race.RunAsync([.. shorts.Take(8)], cancellationToken);
        await race.RunAsync([.. longs.Take(1)], cancellationToken);
        var figures = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["threads"] = threads,
            ["transformers.js"] = peer.Version,
        };
        (await race.RunAsync(shorts, cancellationToken)).AddTo(figures, "short");
        (await race.RunAsync(longs, cancellationToken)).AddTo(figures, "long");
        foreach (var (name, value) in figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));
        }

        Save(figures, save);
        return 0;
    }

    // Paragraphs spread over the whole set, each with its first question.
    private static List<(string, string)> Shorts(SquadDataSet dataSet)
    {
        var paragraphs = dataSet.Articles.SelectMany(article => article.Paragraphs)
            .Where(paragraph => paragraph.Questions.Count > 0)
            .ToList();
        var step = Math.Max(1, paragraphs.Count / ShortTexts);
        return
        [
            .. paragraphs.Where((_, i) => i % step == 0).Take(ShortTexts)
                .Select(paragraph => (paragraph.Questions[0].Question, paragraph.Context)),
        ];
    }

    // Whole articles, each with the first question of its middle paragraph.
    private static List<(string, string)> Longs(SquadDataSet dataSet) =>
    [
        .. dataSet.Articles.Where(article => article.Paragraphs.Any(paragraph => paragraph.Questions.Count > 0))
            .Take(LongTexts)
            .Select(article => (
                article.Paragraphs.Skip(article.Paragraphs.Count / 2).Concat(article.Paragraphs)
                    .First(paragraph => paragraph.Questions.Count > 0).Questions[0].Question,
                string.Join("\n\n", article.Paragraphs.Select(paragraph => paragraph.Context)))),
    ];

    private static void Save(Dictionary<string, object> figures, DirectoryInfo? folder)
    {
        if (folder is not null)
        {
            new Measurement(
                "reader-speed",
                "dotnet run -c Release --project benchmarks/Search.Quality -- reader-speed models/roberta-l12-qa " +
                "../shared/data/squad/dev-v1.1.json --save docs/results",
                figures)
            {
                Remarks =
                [
                    "Both ran in turns with the same model file. transformers.js cuts no windows, so it was given the " +
                    "texts of ours; its answers come from them.",
                ],
            }.Save(folder);
        }
    }
}
