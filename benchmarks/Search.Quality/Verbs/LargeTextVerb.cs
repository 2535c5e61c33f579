using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Indexing;
using Search.Inference;
using Search.Models;
using Search.Pipeline;

namespace Search.Quality;

/// <summary><c>large-text</c>: takes a text file of many megabytes through an indexing pipeline to a store.</summary>
/// <remarks>
/// The embedder is a canned one, so that what is measured is the way around it. The limit on characters is raised to
/// the size of the file.
/// </remarks>
internal static class LargeTextVerb
{
    private static readonly ConversionLimits Limits = new()
    {
        MaxBytes = int.MaxValue,
        MaxCharacters = int.MaxValue,
        MaxTime = TimeSpan.FromMinutes(10),
    };

    public static Command Create()
    {
        var size = new Option<int>("--megabytes")
        {
            Description = "How large the file is.",
            DefaultValueFactory = _ => 200,
        };
        var save = SaveOption.Create();
        var command = new Command("large-text", "Takes a large text file through an indexing pipeline to a store.")
        {
            size, save,
        };
        command.SetAction(async (parsed, cancellationToken) => await BadInput.ReportAsync(
            () => RunAsync(parsed.GetValue(size), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(int megabytes, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("search-large-");
        try
        {
            var path = Path.Combine(folder.FullName, "large.txt");
            Write(path, megabytes * 1_000_000L);
            var start = Stopwatch.GetTimestamp();
            using var memory = new AnonymousMemory();
            var chunks = await ProcessAsync(path, Path.Combine(folder.FullName, "index"), cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{megabytes} MB, {chunks} chunks, {seconds:F1} s, peak of anonymous memory {memory.Peak:F0} MiB"));
            if (save is not null)
            {
                new Measurement(
                    "large-text", "dotnet run -c Release --project benchmarks/Search.Quality -- large-text",
                    new Dictionary<string, object>
                    {
                        ["file, MB"] = megabytes,
                        ["chunks"] = chunks,
                        ["seconds"] = Math.Round(seconds, 1),
                        ["peak of anonymous memory, MiB"] = Math.Round(memory.Peak),
                    }).Save(save);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> ProcessAsync(string path, string index, CancellationToken cancellationToken)
    {
        using var generator = new CharacterEmbeddings();
        await using var store = await LuceneChunkStore.OpenAsync(
            index, CharacterEmbeddings.Space, cancellationToken: cancellationToken);
        var pipeline = new IndexingPipeline(
            new ConverterRouter(ConverterRouter.BuiltIn),
            new TokenWindowSplitter(Tokenizer.Load(BgeSmallEn.Folder)), new ChunkEmbedder(generator), store, Limits);
        var file = new FileInfo(path);
        var report = await pipeline.RunAsync(
            [new FolderFile(file.Name, file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc))],
            cancellationToken: cancellationToken);
        var chunks = await store.CountAsync(cancellationToken);
        return report.Files[0] is { Outcome: FileOutcome.Indexed } indexed && indexed.Chunks == chunks
            ? chunks
            : throw new InvalidDataException(report.Files[0].Error ?? $"The index has {chunks} chunks.");
    }

    /// <summary>Sentences of made-up words, with a blank line between paragraphs.</summary>
    private static void Write(string path, long length)
    {
        string[] words = ["the", "gate", "of", "harbour", "opens", "when", "a", "green", "lamp", "burns", "at", "night"];
        var random = new Random(1);
        using var file = new StreamWriter(path);
        for (var written = 0L; written < length;)
        {
            var chosen = Enumerable.Range(0, 8 + random.Next(12)).Select(_ => words[random.Next(words.Length)]);
            var sentence = string.Join(' ', chosen) + (random.Next(6) == 0 ? ".\n\n" : ". ");
            file.Write(sentence);
            written += sentence.Length;
        }
    }
}
