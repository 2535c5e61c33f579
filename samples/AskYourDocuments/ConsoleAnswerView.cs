using Search;
using Search.Pipeline;
using Spectre.Console;

namespace AskYourDocuments;

/// <summary>Shows answers to a person: the words in their sentence, how sure, and where.</summary>
internal sealed class ConsoleAnswerView(string folder, int top, bool reads) : IAnswerView
{
    private const int PassageLength = 200;

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings());

    public void Show(AskResult result)
    {
        foreach (var warning in result.Warnings)
        {
            _console.MarkupLineInterpolated($"[yellow]{warning}[/]");
        }

        foreach (var answer in result.Answers)
        {
            Show(answer);
        }

        if (!result.HasAnswer)
        {
            ShowPassages(result);
        }
    }

    private void Show(Answer answer)
    {
        var (context, words) = (answer.Context.Text, answer.Context.Answer);
        _console.WriteLine();
        _console.MarkupLineInterpolated($"[bold green]{OneLine(answer.Text)}[/]  [grey]{Sureness(answer)}[/]");
        _console.MarkupLine(
            $"  {Markup.Escape(OneLine(context[..words.Start]))}[bold " +
            $"underline]{Markup.Escape(OneLine(answer.Text))}[/]" +
            Markup.Escape(OneLine(context[words.End..])));
        _console.MarkupLineInterpolated($"  [blue]{Place(answer.DocumentId, answer.Location)}[/]");
    }

    private void ShowPassages(AskResult result)
    {
        if (reads)
        {
            _console.MarkupLine("[bold]No answer in these documents.[/] [grey]The nearest passages:[/]");
        }

        foreach (var passage in result.Passages.Take(top))
        {
            var text = OneLine(passage.Chunk.Text);
            _console.WriteLine();
            _console.MarkupLineInterpolated($"  {(text.Length > PassageLength ? text[..PassageLength] + "…" : text)}");
            _console.MarkupLineInterpolated($"  [blue]{Place(passage.Chunk.DocumentId, passage.Chunk.Location)}[/]");
        }
    }

    private string Place(string document, SourceLocation location)
    {
        var path = Path.Combine(folder, document);
        var place = location.FirstPage is { } page ? $"{path}, page {page}"
            : location.Start is { } start ? $"{path}:{start}"
            : location.FirstPlace is { } part ? $"{path}, {part}"
            : path;
        return location.HeadingPath.Count == 0 ? place : $"{place}  ({string.Join(" › ", location.HeadingPath)})";
    }

    private static string Sureness(Answer answer)
    {
        var percent = $"{answer.Scores.Probability * 100:F0} %";
        return answer.Scores.IsCalibrated ? percent : $"{percent} (not calibrated)";
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
