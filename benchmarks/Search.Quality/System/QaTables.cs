using System.Globalization;
using Search.Evaluation;
using Spectre.Console;

namespace Search.Quality;

/// <summary>Shows the report of an evaluation as tables on the console.</summary>
internal sealed class QaTables
{
    private const int Wide = 110;
    private const int Examples = 2;
    private const int ExampleLength = 70;

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Out),
        Interactive = InteractionSupport.No,
    });

    public QaTables()
    {
        if (Console.IsOutputRedirected)
        {
            _console.Profile.Width = Wide;
        }
    }

    public void Show(SystemReport report)
    {
        ShowFunnel(report.Funnel);
        ShowLosses(report);
        ShowStages(report.Stages);
        ShowDepths(report.Depths);
    }

    private void ShowFunnel(FunnelFigures funnel)
    {
        var table = Of("How far the questions came", "step", "questions", "of 100", "from elsewhere");
        foreach (var step in funnel.Steps)
        {
            table.AddRow(
                Words(step.Stage.ToString()), Text(step.Count),
                Percent(funnel.Answerable == 0 ? 0 : (double)step.Count / funnel.Answerable),
                step.Elsewhere == 0 ? "" : Text(step.Elsewhere));
        }

        if (funnel.Unanswerable > 0)
        {
            table.AddRow(
                $"refused, of {Text(funnel.Unanswerable)} without an answer", Text(funnel.RightlyRefused),
                Percent((double)funnel.RightlyRefused / funnel.Unanswerable), "");
        }

        _console.Write(table);
    }

    private void ShowLosses(SystemReport report)
    {
        var table = Of("Which stage lost questions", "stage", "questions", "of 100", "for example");
        foreach (var loss in report.Funnel.Losses)
        {
            var examples = report.WrongExamples(Examples).Where(row => row.LostBy == loss.Stage).Select(Example);
            table.AddRow(
                Words(loss.Stage.ToString()), Text(loss.Count), Percent(loss.Share),
                Markup.Escape(string.Join('\n', examples)));
        }

        _console.Write(table);
    }

    private void ShowStages(IReadOnlyList<StageFigures> stages)
    {
        var table = Of("Stages", "stage", "figure", "in the system", "alone", "ms a question, median");
        foreach (var stage in stages.Where(stage => stage.Measures.Count > 0))
        {
            foreach (var (i, measure) in stage.Measures
                .Where(measure => measure.Integrated is not null || measure.Isolated is not null).Index())
            {
                table.AddRow(
                    i == 0 ? Markup.Escape(stage.Name) : "", Markup.Escape(measure.Name),
                    Share(measure.Integrated), Share(measure.Isolated),
                    i == 0 ? stage.MedianMilliseconds.ToString("F1", CultureInfo.InvariantCulture) : "");
            }
        }

        _console.Write(table);
    }

    private void ShowDepths(IReadOnlyList<DepthFigures> depths)
    {
        var table = Of(
            "What fewer passages would give (simulated)", "passages", "document recall", "passage recall", "exact",
            "f1", "undetermined");
        foreach (var depth in depths)
        {
            table.AddRow(
                Text(depth.Passages), Share(depth.DocumentRecall), Share(depth.PassageRecall), Share(depth.Exact),
                Share(depth.F1), Text(depth.Undetermined));
        }

        _console.Write(table);
    }

    private static Table Of(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(title), Border = TableBorder.Rounded };
        foreach (var (i, column) in columns.Index())
        {
            table.AddColumn(new TableColumn(column) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        }

        table.Columns[^1].Alignment = Justify.Left;
        return table;
    }

    private static string Example(QuestionRow row)
    {
        var given = row.Error ?? (row.Candidates.Count == 0 ? "nothing" : row.Candidates[0].Text);
        var text = $"{row.Question} → {given.ReplaceLineEndings(" ")}";
        return text.Length <= ExampleLength ? text : $"{text[..ExampleLength]}…";
    }

    // "DocumentRetrieved" → "document retrieved".
    private static string Words(string name) => string.Concat(name.Select((letter, i) =>
        i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture);

    private static string Share(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "";
}
