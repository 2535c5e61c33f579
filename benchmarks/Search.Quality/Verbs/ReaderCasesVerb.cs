using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Search.Inference;
using Search.Pipeline;
using Search.Reader;

namespace Search.Quality;

/// <summary><c>reader-cases</c>: compares best answers, their places and logits with those of a reference.</summary>
internal static class ReaderCasesVerb
{
    private const double LogitTolerance = 0.3;
    private const double LeastShare = 0.95;

    public static Command Create()
    {
        var model = ReadingArguments.Model();
        var cases = new Argument<FileInfo>("cases.jsonl")
        {
            Description = "A line of JSON for each: question, context, and under int8: text, start, end, logit, null.",
        }.AcceptExistingOnly();
        var save = SaveOption.Create();
        var command = new Command("reader-cases", "Compares best answers with those of a reference.")
        {
            model, cases, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(model), parsed.GetRequiredValue(cases), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        DirectoryInfo model, FileInfo cases, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var options = new ExtractiveReaderOptions { TopAnswers = 1, AllowNoAnswer = false, MaxBatchRows = 1 };
        using var reader = ExtractiveReader.Load(ModelFolder.Open(model.FullName), options);
        var tally = new CaseTally(int.MaxValue);
        foreach (var line in File.ReadLines(cases.FullName).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            using var json = JsonDocument.Parse(line);
            var (question, context) = BadInput.InFile(cases.FullName, () => (
                json.RootElement.GetProperty("question").GetString()!,
                json.RootElement.GetProperty("context").GetString()!));
            var result = await reader.ReadAsync(question, [Passages.Of(context, "context")], cancellationToken);
            var answer = result.Answers is [var best, ..] ? best : null;
            tally.Add(
                $"case {tally.Cases} ({question})",
                BadInput.InFile(cases.FullName, () => Difference(answer, json.RootElement.GetProperty("int8"))));
        }

        new Parity(
            "reader-cases", "onnxruntime (Python), one window a run", $"reader-cases models/{model.Name} <{cases.Name}>")
        {
            Remarks = [Invariant($"An answer is equal with its place, and its logits within {LogitTolerance}.")],
        }.Save(tally, save);
        tally.Finish();
        return tally.Cases > 0 && tally.Equal >= LeastShare * tally.Cases ? 0 : 1;
    }

    private static string? Difference(Answer? got, JsonElement expected)
    {
        var text = expected.GetProperty("text");
        if (text.ValueKind == JsonValueKind.Null || got is null)
        {
            return text.ValueKind == JsonValueKind.Null && got is null
                ? null
                : $"expected {text.GetRawText()}, got {got?.Text ?? "no answer"}";
        }

        var span = new TextSpan(expected.GetProperty("start").GetInt32(), expected.GetProperty("end").GetInt32());
        var (logit, nullScore) = (expected.GetProperty("logit").GetDouble(), expected.GetProperty("null").GetDouble());
        var gotNull = got.Scores.Logit - got.Scores.NullGap;
        return got.SpanInChunk != span
            ? Invariant(
                $"expected '{text.GetString()}' at {span}, got '{got.Text}' at {got.SpanInChunk}, {got.Scores.Logit:F2}")
            : Math.Abs(got.Scores.Logit - logit) > LogitTolerance
            ? Invariant($"expected the logit {logit:F4}, got {got.Scores.Logit:F4}")
            : gotNull is { } known && Math.Abs(known - nullScore) > LogitTolerance
            ? Invariant($"expected the null score {nullScore:F4}, got {known:F4}")
            : null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
