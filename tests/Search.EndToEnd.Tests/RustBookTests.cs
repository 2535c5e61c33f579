using System.Text;
using Search.Evaluation;
using Search.Indexing;
using Search.Pipeline;

namespace Search.EndToEnd.Tests;

/// <summary>Real questions on a real book: enough are answered, and every answer stands where it says.</summary>
public sealed class RustBookTests : IDisposable
{
    private const int LeastAnswered = 10;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task QuestionsAreAnsweredAndEveryAnswerStandsWhereItSays()
    {
        var corpus = RepositoryFiles.Shared("corpora", "rust-book");
        var questions = QuestionFile.Read(RepositoryFiles.Shared("data", "questions", "rust-book.json"));
        await using var index = await SearchIndex.OpenAsync(_folder["index"], cancellationToken: Token);
        await index.AddFolderAsync(corpus, new FolderOptions { Include = ["**/*.md"] }, cancellationToken: Token);
        var tally = new AnswerTally();
        foreach (var question in questions)
        {
            var result = await index.AskAsync(question.Question, cancellationToken: Token);
            tally.Add(question, result.Answers);
            foreach (var answer in result.Answers)
            {
                await CheckPlaceAsync(answer, Path.Combine(corpus, answer.DocumentId));
            }
        }

        TestContext.Current.SendDiagnosticMessage(tally.ToString());
        Assert.True(tally.Answered >= LeastAnswered, tally.ToString());
    }

    private static async Task CheckPlaceAsync(Answer answer, string path)
    {
        var file = await File.ReadAllTextAsync(path, Token);
        await using var content = File.OpenRead(path);
        var description = new FileDescription(answer.DocumentId, MediaType.Markdown);
        var document = (await new MarkdownConverter().ConvertAsync(content, description, Token)).Document!;
        Assert.Equal(answer.Text, answer.Span.Of(document.Text));

        var place = answer.Location.FileSpan!.Value;
        Assert.Equal(document.SourceMap.Locate(answer.Span).FileSpan, place);
        Assert.Equal(answer.Text, WithoutMarkup(document, answer.Span, place, file));
        if (place.Length == answer.Text.Length)
        {
            Assert.Equal(answer.Text, place.Of(file));
        }

        var lines = file[..place.Start].Split('\n');
        Assert.Equal(new LinePosition(lines.Length, lines[^1].Length + 1), answer.Location.Start);
    }

    /// <summary>
    /// What is left of the answer's place in the file when all that no character came from is taken away.
    /// </summary>
    private static string WithoutMarkup(Document document, TextSpan span, TextSpan place, string file)
    {
        var words = new StringBuilder();
        var end = place.Start;
        for (var i = span.Start; i < span.End; i++)
        {
            var origin = document.SourceMap.Locate(new TextSpan(i, i + 1)).FileSpan!.Value;
            Assert.True(origin.Start >= end && origin.End <= place.End, $"{origin} lies outside {end}..{place.End}");
            end = origin.End;
            words.Append(origin.Length == 1 ? file[origin.Start] : document.Text[i]);
        }

        return words.ToString();
    }
}
