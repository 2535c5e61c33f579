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
        var cases = new Argument<FileInfo>("cases")
        {
            Description = "Reference cases, one JSON object a line.",
        }.AcceptExistingOnly();
        var command = new Command("tokenizers", "Compares ids, types, masks and offsets with reference cases.")
        {
            tokenizer, cases,
        };
        command.SetAction((parsed, _) => BadInput.ReportAsync(() => Task.FromResult(
            Run(parsed.GetRequiredValue(tokenizer).FullName, parsed.GetRequiredValue(cases).FullName))));
        return command;
    }

    private static int Run(string path, string cases)
    {
        var tokenizer = Tokenizer.Load(path);
        var tally = new CaseTally();
        var line = 0;
        foreach (var json in File.ReadLines(cases))
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
                $"line {line} ({reference.Kind})",
                difference is null ? null : $"{reference.Excerpt}\n  {difference}");
        }

        return tally.Finish();
    }
}
