using System.CommandLine;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary><c>formats</c>: compares the text of one content in many formats with the words it should have.</summary>
internal static class FormatsVerb
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder")
        {
            Description = $"Files with a {ExpectedText.Suffix} of the same name beside them.",
        }.AcceptExistingOnly();
        var save = SaveOption.Create();
        var command = new Command("formats", "Compares the text of files in many formats with what it should be.")
        {
            folder, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(
            () => RunAsync(parsed.GetRequiredValue(folder), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        DirectoryInfo folder, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var router = new ConverterRouter(ConverterRouter.BuiltIn);
        var figures = new Dictionary<string, object>(StringComparer.Ordinal);
        var (files, good) = (0, 0);
        foreach (var expectedFile in folder.GetFiles("*" + ExpectedText.Suffix).OrderBy(file => file.Name))
        {
            var expected = ExpectedText.Read(expectedFile.FullName);
            var name = expectedFile.Name[..^ExpectedText.Suffix.Length];
            foreach (var file in folder.GetFiles(name + ".*").OrderBy(file => file.Name))
            {
                if (!file.Name.EndsWith(ExpectedText.Suffix, StringComparison.Ordinal))
                {
                    files++;
                    good += await CompareAsync(router, file, expected, figures, cancellationToken) ? 1 : 0;
                }
            }
        }

        if (save is not null)
        {
            const string Command = "dotnet run -c Release --project benchmarks/Search.Quality -- formats <folder>";
            new Measurement("formats", Command, figures).Save(save);
        }

        Console.WriteLine($"{good} of {files} files");
        return files > 0 && good == files ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(
        ConverterRouter router, FileInfo file, ExpectedText expected, Dictionary<string, object> figures,
        CancellationToken cancellationToken)
    {
        await using var content = file.OpenRead();
        var head = new byte[MediaType.HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        var mediaType = MediaType.Detect(head.AsSpan(0, length), file.Name);
        var result = await router.ConvertAsync(content, new FileDescription(file.Name, mediaType), cancellationToken);
        if (result.Document is null)
        {
            Console.WriteLine($"FAILED {file.Name}: {result.Error}");
            return false;
        }

        var comparison = TextComparison.Of(result.Document, expected, mediaType == "application/pdf");
        var problem = comparison.Problem(expected);
        figures[$"{file.Name} expected words found"] = Math.Round(comparison.Found, 4);
        figures[$"{file.Name} surplus words"] = Math.Round(comparison.Surplus, 4);
        Console.WriteLine($"{(problem is null ? "good  " : "FAILED")} {file.Name}: {comparison}" +
            $"{(problem is null ? "" : $" ({problem})")}{string.Concat(result.Warnings.Select(one => $"; {one}"))}");
        return problem is null;
    }
}
