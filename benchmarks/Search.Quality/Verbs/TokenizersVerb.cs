using System.CommandLine;
using System.Text.Json;
using Search.Inference;

namespace Search.Quality;

/// <summary><c>tokenizers</c>: compares a tokenizer with reference cases.</summary>
internal static class TokenizersVerb
{
    public static Command Create()
    {
        var tokenizer = new Argument<FileSystemInfo>("tokenizer")
        {
            Description = "A tokenizer.json, or a folder that holds one.",
        }.AcceptExistingOnly();
        var cases = new Argument<FileInfo[]>("cases")
        {
            Description = "Files of reference cases, one JSON object a line.",
            Arity = ArgumentArity.OneOrMore,
        }.AcceptExistingOnly();
        var save = SaveOption.Create();
        var command = new Command("tokenizers", "Compares ids, types, masks and offsets with reference cases.")
        {
            tokenizer, cases, save,
        };
        command.SetAction((parsed, _) => BadInput.ReportAsync(() => Task.FromResult(
            Run(parsed.GetRequiredValue(tokenizer), parsed.GetRequiredValue(cases), parsed.GetValue(save)))));
        return command;
    }

    private static int Run(FileSystemInfo path, FileInfo[] files, DirectoryInfo? save)
    {
        var tokenizer = Tokenizer.Load(path.FullName);
        var tally = new CaseTally();
        foreach (var file in files)
        {
            BadInput.InFile(file.FullName, () => Compare(tokenizer, file, tally));
        }

        var name = (path as FileInfo)?.Directory!.Name ?? path.Name;
        var arguments = $"tokenizers <{name}> {string.Join(' ', files.Select(file => $"<{file.Name}>"))}";
        new Parity($"tokenizers-{name}", "Hugging Face tokenizers 0.23", arguments).Save(tally, save);
        return tally.Finish();
    }

    private static int Compare(Tokenizer tokenizer, FileInfo file, CaseTally tally)
    {
        var line = 0;
        foreach (var json in File.ReadLines(file.FullName))
        {
            line++;
            if (string.IsNullOrWhiteSpace(json))
            {
                continue;
            }

            using var document = JsonDocument.Parse(json);
            var reference = new TokenizerCase(document.RootElement);
            var difference = reference.FindDifference(tokenizer);
            tally.Add(
                $"{file.Name}, line {line} ({reference.Kind})",
                difference is null ? null : $"{reference.Excerpt}\n  {difference}");
        }

        return line;
    }
}
