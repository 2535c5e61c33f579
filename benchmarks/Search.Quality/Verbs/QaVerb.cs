using System.CommandLine;
using System.Globalization;
using Search.Evaluation;
using Search.Models;

namespace Search.Quality;

/// <summary><c>qa</c>: asks labelled questions of the whole system and says which stage lost which.</summary>
internal static class QaVerb
{
    private const double MostRankWeight = 1e6;
    private const int MostPassages = 1000;
    private const int FewestChunkTokens = 8;

    public static Command Create()
    {
        var questions = new Argument<FileInfo>("questions")
        {
            Description = "SQuAD JSON, whose paragraphs are the corpus; with --corpus also other JSON or CSV.",
        }.AcceptExistingOnly();
        var corpus = new Option<DirectoryInfo?>("--corpus")
        {
            Description = "A folder of documents to ask, instead of the paragraphs of SQuAD.",
        };
        var (sample, seed) = (SampleOptions.Count(), SampleOptions.Seed());
        var method = new Option<RetrievalMethod>("--method")
        {
            Description = "keyword, embedding or hybrid.",
            DefaultValueFactory = _ => RetrievalMethod.Hybrid,
        };
        var passages = new Option<int>("--passages")
        {
            Description = "How many passages are read.",
            DefaultValueFactory = _ => new ExtractiveQaOptions().Passages,
        };
        var embedder = Folder("--embedder", "The folder of the embedding model.", BgeSmallEn.Folder);
        var reader = Folder("--reader", "The folder of the reader.", RobertaQa.Folder);
        var chunkTokens = new Option<int?>("--chunk-tokens") { Description = "Cut the texts into such chunks." };
        var rankWeight = new Option<double>("--rank-weight")
        {
            Description = "What it is worth to an answer that its passage was found first, in units of a logit.",
            DefaultValueFactory = _ => new ExtractiveQaOptions().RankWeight,
        };
        rankWeight.Within(0, MostRankWeight);
        passages.Within(1, MostPassages);
        chunkTokens.AtLeast(FewestChunkTokens);
        var index = new Option<DirectoryInfo?>("--index") { Description = "Keeps the index in this folder." };
        var run = new Option<FileInfo?>("--run")
        {
            Description = "Keeps each row in this file as it comes; a run that was stopped goes on from it.",
        };
        var export = new Option<DirectoryInfo?>("--export-beir")
        {
            Description = "Only writes the paragraphs and questions in the layout of BEIR, for the verb retrieval.",
        };
        var report = new Option<DirectoryInfo?>("--report") { Description = "Writes the report into this folder." };
        var save = SaveOption.Create();
        var command = new Command("qa", "Asks labelled questions of the whole system, stage by stage.")
        {
            questions, corpus, sample, seed, method, passages, embedder, reader, rankWeight, chunkTokens, index, run,
            export, report, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            new QaSettings
            {
                Questions = parsed.GetRequiredValue(questions),
                Corpus = parsed.GetValue(corpus),
                Sample = parsed.GetValue(sample),
                Seed = parsed.GetValue(seed),
                Method = parsed.GetValue(method),
                Passages = parsed.GetValue(passages),
                Embedder = parsed.GetRequiredValue(embedder),
                Reader = parsed.GetRequiredValue(reader),
                RankWeight = parsed.GetValue(rankWeight),
                ChunkTokens = parsed.GetValue(chunkTokens),
                Index = parsed.GetValue(index),
                RunFile = parsed.GetValue(run),
                ExportBeir = parsed.GetValue(export),
                Report = parsed.GetValue(report),
                Save = parsed.GetValue(save),
            },
            cancellationToken)));
        return command;
    }

    private static Option<DirectoryInfo> Folder(string name, string description, string folder) => new(name)
    {
        Description = $"{description} Default: the shipped one.",
        DefaultValueFactory = _ => new DirectoryInfo(folder),
    };

    private static async Task<int> RunAsync(QaSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Corpus is { Exists: false } missing)
        {
            throw new DirectoryNotFoundException($"There is no folder '{missing.FullName}'.");
        }

        var data = QaData.Read(settings);
        if (settings.ExportBeir is { } export)
        {
            if (data.DataSet is null)
            {
                throw new InvalidDataException("--export-beir writes the paragraphs of SQuAD; leave out --corpus.");
            }

            BeirExport.Write(data.ToCollection(), export);
            Console.WriteLine($"{data.Questions.Count} questions exported to {export.FullName}");
            return 0;
        }

        var kept = settings.Index ?? Directory.CreateTempSubdirectory("search-qa-");
        try
        {
            return await EvaluateAsync(data, settings, kept.FullName, cancellationToken);
        }
        finally
        {
            if (settings.Index is null)
            {
                kept.Delete(recursive: true);
            }
        }
    }

    private static async Task<int> EvaluateAsync(
        QaData data, QaSettings settings, string index, CancellationToken cancellationToken)
    {
        await using var system = await QaSystem.OpenAsync(data, settings, index, cancellationToken);
        var chunks = await system.CountAsync(cancellationToken);
        if (chunks == 0)
        {
            throw new InvalidDataException(
                $"'{settings.Corpus?.FullName ?? settings.Questions.FullName}' holds no text that can be indexed.");
        }

        var evaluator = new SystemEvaluator(system.Graph, OptionsOf(data, settings, system, chunks));
        var report = await evaluator.RunAsync(data.Questions, new QaProgress(), cancellationToken);
        new QaTables().Show(report);
        if (settings.Report is { } folder)
        {
            await report.SaveAsync(folder.FullName, cancellationToken: cancellationToken);
        }

        if (settings.Save is { } save)
        {
            QaFigures.Save(report, settings, save);
        }

        Console.WriteLine(LastLine(report));
        return 0;
    }

    private static SystemEvaluationOptions OptionsOf(
        QaData data, QaSettings settings, QaSystem system, int chunks)
    {
        var method = settings.Method.ToString().ToLowerInvariant();
        var machine = Machine.Current;
        return new SystemEvaluationOptions
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{data.Name}-{method}-{settings.Passages}"),
            DataSet = data.Name,
            Commit = Measurement.CurrentCommit,
            Command = CommandOf(settings, method),
            Machine = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["processor"] = machine.Processor,
                ["processors"] = Text(machine.Processors),
                ["memory in GiB"] = Text(machine.MemoryGigabytes),
                ["system"] = machine.System,
                ["runtime"] = machine.Runtime,
            },
            Facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["method"] = method,
                ["passages"] = Text(settings.Passages),
                ["rank weight"] = settings.RankWeight.ToString(CultureInfo.InvariantCulture),
                ["sample"] = settings.Sample is { } sample ? Text(sample) : "all",
                ["seed"] = Text(settings.Seed),
                ["chunks"] = Text(chunks),
                ["chunk tokens"] = settings.ChunkTokens is { } tokens ? Text(tokens) : "default",
                ["embedder"] = settings.Embedder.Name,
                ["reader"] = settings.Reader.Name,
            },
            Gold = system.GoldOf(data),
            RunFile = settings.RunFile?.FullName,
        };
    }

    private static string CommandOf(QaSettings settings, string method)
    {
        var sample = settings.Sample is { } count
            ? string.Create(CultureInfo.InvariantCulture, $" --sample {count} --seed {settings.Seed}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"dotnet run -c Release --project benchmarks/Search.Quality -- qa <{settings.Questions.Name}> " +
            $"--method {method} --passages {settings.Passages} --rank-weight {settings.RankWeight}{sample}");
    }

    private static string LastLine(SystemReport report)
    {
        var right = report.Questions.Count(row => row.LostBy == LostBy.Nothing);
        var failed = report.Questions.Count(row => row.Error is not null);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{right} of {report.Run.Questions} right; {(failed > 0 ? $"{failed} failed, counted as wrong; " : "")}" +
            $"most were lost by: {report.Funnel.Worst}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
