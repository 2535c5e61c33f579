using System.CommandLine;
using System.Globalization;
using Search.Evaluation;
using Search.Indexing;

namespace Search.Quality;

/// <summary><c>answers</c>: asks labelled questions of a folder of documents.</summary>
internal static class AnswersVerb
{
    private const int FewestChunkTokens = 8;

    public static Command Create()
    {
        var corpus =
            new Argument<DirectoryInfo>("corpus") { Description = "The folder of documents." }.AcceptExistingOnly();
        var questions = new Argument<FileInfo>("questions")
        {
            Description = "JSON: {\"questions\": [{\"question\": …, \"answers\": […]}, …]}; no answers: to be refused.",
        }.AcceptExistingOnly();
        var index = new Option<string?>("--index") { Description = "Where to keep the index.", HelpName = "folder" };
        var top = new Option<int>("--top") { Description = "How many answers count.", DefaultValueFactory = _ => 3 }
            .AtLeast(1);
        var passages = new Option<int>("--passages")
        {
            Description = "How many passages are read.",
            DefaultValueFactory = _ => new AskOptions().Passages,
        }.AtLeast(1);
        var chunk = new Option<int>("--chunk-tokens")
        {
            Description = "How long chunks are.",
            DefaultValueFactory = _ => new TokenWindowOptions().MaxTokens,
        }.AtLeast(FewestChunkTokens);
        var command = new Command("answers", "Asks labelled questions; counts accepted answers and refusals.")
        {
            corpus, questions, index, top, passages, chunk,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new AskOptions { Top = parsed.GetValue(top), Passages = parsed.GetValue(passages) };
            var chunks = new TokenWindowOptions { MaxTokens = parsed.GetValue(chunk) };
            return await BadInput.ReportAsync(() => RunAsync(
                parsed.GetRequiredValue(corpus).FullName, parsed.GetRequiredValue(questions).FullName,
                parsed.GetValue(index), chunks, options, cancellationToken));
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string corpus, string questions, string? location, TokenWindowOptions chunks, AskOptions options,
        CancellationToken cancellationToken)
    {
        var labelled = QuestionFile.Read(questions);
        await using var index = await SearchIndex.OpenAsync(
            location ?? IndexLocation.For(corpus), new SearchOptions { Chunks = chunks }, cancellationToken);
        await index.AddFolderAsync(
            corpus, new FolderOptions { RemoveVanished = true }, cancellationToken: cancellationToken);
        if ((await index.GetStatisticsAsync(cancellationToken)).Chunks == 0)
        {
            throw new InvalidDataException($"'{corpus}' holds no text that can be indexed.");
        }

        var tally = new AnswerTally();
        foreach (var question in labelled)
        {
            Print(question, await index.AskAsync(question.Question, options, cancellationToken), tally);
        }

        Console.WriteLine(tally);
        return 0;
    }

    private static void Print(LabelledQuestion question, AskResult result, AnswerTally tally)
    {
        Console.WriteLine($"{(tally.Add(question, result.Answers) ? "right" : "WRONG")}  {question.Question}");
        foreach (var answer in result.Answers)
        {
            var mark = question.Accepts(answer.Text) ? '*' : ' ';
            var scores = string.Create(
                CultureInfo.InvariantCulture,
                $"p {answer.Scores.Probability:F2}, gap {answer.Scores.NullGap:F2}, logit {answer.Scores.Logit:F2}");
            Console.WriteLine(
                $"     {mark} {answer.Text.ReplaceLineEndings(" ")}  [{scores}]  " +
                $"{answer.DocumentId}:{answer.Location.Start}");
        }

        if (!result.HasAnswer)
        {
            Console.WriteLine("       no answer");
        }
    }
}
