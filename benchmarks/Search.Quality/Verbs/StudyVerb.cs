using System.CommandLine;
using Search.Indexing;
using Search.Inference;
using Search.Models;
using Search.Reader;

namespace Search.Quality;

/// <summary><c>study</c>: measures the settings that the defaults are chosen from.</summary>
internal static class StudyVerb
{
    private const int QuestionsAsked = 600;
    private const int QuestionsRead = 300;

    public static Command Create()
    {
        var squad = ReadingArguments.Squad();
        var part = new Option<StudyPart>("--part")
        {
            Description = "What is studied: Fusion, Chunks or Answers.",
            DefaultValueFactory = _ => StudyPart.Fusion,
        };
        var questions = new Option<int?>("--questions")
        {
            Description = "How many questions, half of them for choosing; default 600, or 300 where they are read.",
        };
        var index = new Option<DirectoryInfo?>("--index")
        {
            Description = "Keeps the indexes in this folder, so that embedding is done once.",
        };
        var scales = new Option<ActivationScales>("--scales")
        {
            Description = "How the embedder takes its scales: AsStored or ByRow.",
            DefaultValueFactory = _ => new TransformerEmbeddingOptions().Scales,
        };
        var save = SaveOption.Create();
        var command = new Command(
            "study", "Measures settings on half of the articles for choosing, and on the other half for reporting.")
        {
            squad, part, questions, scales, index, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(squad), parsed.GetValue(part), parsed.GetValue(questions),
            parsed.GetValue(scales), parsed.GetValue(index), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo squad, StudyPart part, int? questions, ActivationScales scales, DirectoryInfo? index,
        DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var data = StudyData.Read(squad);
        var kept = index ?? Directory.CreateTempSubdirectory("search-study-");
        try
        {
            using var generator = TransformerEmbeddingGenerator.Load(
                ModelFolder.Open(BgeSmallEn.Folder), new TransformerEmbeddingOptions { Scales = scales });
            var tables = await MeasureAsync(data, part, questions, generator, kept, cancellationToken);
            foreach (var table in tables)
            {
                table.Print();
            }

            Save(save, part, squad, tables);
            return 0;
        }
        finally
        {
            if (index is null)
            {
                kept.Delete(recursive: true);
            }
        }
    }

    private static async Task<IReadOnlyList<StudyTable>> MeasureAsync(
        StudyData data, StudyPart part, int? questions, TransformerEmbeddingGenerator generator, DirectoryInfo kept,
        CancellationToken cancellationToken)
    {
        if (part == StudyPart.Fusion)
        {
            await using var paragraphs = await StudyIndex.OpenAsync(
                data, StudyCut.Paragraphs, generator, kept, cancellationToken);
            return
            [
                FusionStudy.Measure(await paragraphs.FindAsync(
                    data.Sample(questions ?? QuestionsAsked), FusionStudy.Deepest, cancellationToken)),
            ];
        }

        using var reader = ExtractiveReader.Load(
            ModelFolder.Open(RobertaQa.Folder), new ExtractiveReaderOptions { TopAnswers = 1, AllowNoAnswer = false });
        return part == StudyPart.Chunks
            ?
            [
                await new ChunkStudy(data, kept).MeasureAsync(
                    generator, reader, QuestionsAsked, questions ?? QuestionsRead, cancellationToken),
            ]
            : await MeasureAnswersAsync(data, questions ?? QuestionsRead, generator, reader, kept, cancellationToken);
    }

    private static async Task<IReadOnlyList<StudyTable>> MeasureAnswersAsync(
        StudyData data, int questions, TransformerEmbeddingGenerator generator, ExtractiveReader reader,
        DirectoryInfo kept, CancellationToken cancellationToken)
    {
        var passages = new AskOptions().Passages;
        var chunks = new TokenWindowOptions();
        await using var index = await StudyIndex.OpenAsync(
            data, new StudyCut(chunks.MaxTokens, chunks.OverlapTokens), generator, kept, cancellationToken);
        var lists = await index.FindAsync(data.Sample(questions), FusionStudy.Deepest, cancellationToken);
        var present = await StudyReading.ReadAsync(
            new FileInfo(Path.Combine(kept.FullName, $"readings-present-{questions}.jsonl")), reader,
            [.. lists.Select(one => (one.Question, one.Best(AnswerStudy.MostPassages)))], cancellationToken);
        var absent = await StudyReading.ReadAsync(
            new FileInfo(Path.Combine(kept.FullName, $"readings-absent-{questions}.jsonl")), reader,
            [.. lists.Select(one => (one.Question, one.BestElsewhere(passages)))], cancellationToken);
        return
        [
            AnswerStudy.MeasureRanking(present, reader.Calibration!),
            AnswerStudy.MeasureRetrieverShare(present, passages),
            AnswerStudy.MeasureThreshold(present, absent, reader.Calibration!, passages),
        ];
    }

    private static void Save(
        DirectoryInfo? save, StudyPart part, FileInfo squad, IReadOnlyList<StudyTable> tables)
    {
        if (save is null)
        {
            return;
        }

        var word = part.ToString().ToLowerInvariant();
        new Measurement(
            $"defaults-study-{word}",
            "dotnet run -c Release --project benchmarks/Search.Quality -- " +
                $"study ../shared/data/squad/{squad.Name} --part {word} --save docs/results",
            tables.ToDictionary(table => table.Name, table => (object)table.ToFigures(), StringComparer.Ordinal))
            .Save(save);
    }
}
