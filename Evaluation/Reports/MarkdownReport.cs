using System.Text;

namespace Search.Evaluation;

/// <summary>Writes a report as Markdown.</summary>
internal sealed class MarkdownReport(ReportContent content)
{
    private readonly StringBuilder _text = new();

    public override string ToString()
    {
        _text.Clear();
        var run = content.Report.Run;
        Add($"# {Escape(run.Name)}");
        Add(Facts(run));
        Add(content.Verdict());
        AddTable(["", ""], content.Headline().Select(one => (string[])[one.Name, one.Value]));
        AddFunnel();
        AddStages();
        AddDepths();
        AddReliability();
        AddComparison();
        AddExamples();
        return _text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Facts(RunFacts run) =>
        $"{Escape(run.DataSet)}: {ReportText.Count(run.Questions)} questions, "
        + $"{ReportText.Count(run.Answerable)} of them with an answer. {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
        + (run.Commit is { } commit ? $", commit {Escape(commit)}" : "") + "."
        + string.Concat(run.Options.Concat(run.Machine).Select(one => $"\n- {Escape(one.Key)}: {Escape(one.Value)}"));

    private void AddFunnel()
    {
        Add("## How far the questions came");
        AddTable(
            ["step", "questions", "share", "past it from another text"],
            content.Funnel.Steps.Select(step => (string[])
            [
                ReportText.Name(step.Stage), ReportText.Count(step.Count),
                ReportText.Percent(step.Count, content.Funnel.Answerable), ReportText.Count(step.Elsewhere),
            ]));
        if (content.Funnel.Losses.Count > 0)
        {
            Add("## Where the others were lost");
            AddTable(
                ["stage", "questions", "share of all", "what happened"],
                content.Funnel.Losses.Select(loss => (string[])
                [
                    ReportText.Name(loss.Stage), ReportText.Count(loss.Count), ReportText.Percent(loss.Share),
                    ReportText.Meaning(loss.Stage),
                ]));
        }
    }

    private void AddStages()
    {
        Add("## Each stage in the system and alone");
        AddTable(
            ["stage", "measure", "in the system", "alone"],
            content.Report.Stages.SelectMany(stage => stage.Measures.Select(measure => (string[])
            [
                Escape(stage.Name), Escape(measure.Name), Points(measure.Integrated), Points(measure.Isolated),
            ])));
        AddTable(
            ["stage", "mean time", "median", "95 of 100 at most"],
            content.Report.Stages.Select(stage => (string[])
            [
                Escape(stage.Name), ReportText.Milliseconds(stage.MeanMilliseconds),
                ReportText.Milliseconds(stage.MedianMilliseconds),
                ReportText.Milliseconds(stage.Percentile95Milliseconds),
            ]));
    }

    private void AddDepths()
    {
        if (content.Report.Depths.Count > 0)
        {
            Add("## What fewer passages would give");
            AddTable(
                ["passages", "document recall", "passage recall", "exact", "F1", "not known"],
                content.Report.Depths.Select(depth => (string[])
                [
                    ReportText.Count(depth.Passages), Points(depth.DocumentRecall), Points(depth.PassageRecall),
                    Points(depth.Exact), Points(depth.F1), ReportText.Count(depth.Undetermined),
                ]));
        }
    }

    private void AddReliability()
    {
        if (content.Reliability is { } reliability)
        {
            Add("## How far the probabilities can be believed");
            AddTable(
                ["questions", "mean probability", "share right"],
                reliability.Bins.Select(bin => (string[])
                [
                    ReportText.Count(bin.Count), ReportText.Probability(bin.MeanProbability),
                    ReportText.Probability(bin.ShareHappened),
                ]));
        }
    }

    private void AddComparison()
    {
        if (content.Comparison is { } comparison)
        {
            Add($"## Compared with {Escape(comparison.First)}");
            AddTable(ComparisonText.Columns(comparison), comparison.Measures.Select(ComparisonText.Cells));
            Add(ComparisonText.Note(comparison));
        }
    }

    private void AddExamples()
    {
        foreach (var stage in content.Examples.GroupBy(row => row.LostBy))
        {
            Add($"## Lost by the {ReportText.Name(stage.Key)}");
            Add(ReportText.Meaning(stage.Key));
            foreach (var row in stage)
            {
                Add($"**{Escape(row.Question)}**"
                    + string.Concat(ExampleText.Of(row).Select(one => $"\n- {one.Name}: {Escape(one.Text)}")));
            }
        }
    }

    private void AddTable(string[] head, IEnumerable<string[]> rows)
    {
        var lines = rows.Select(Line).ToList();
        if (lines.Count > 0)
        {
            Add(string.Join('\n', [Line(head), Line([.. head.Select(_ => "---")]), .. lines]));
        }
    }

    private void Add(string block) => _text.Append(block).Append("\n\n");

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells)} |";

    private static string Points(double? score) => score is { } known ? ReportText.Points(known) : "";

    /// <summary>
    /// A stranger's text on one line, with no character left that means something in Markdown or HTML.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in ReportText.Clean(text))
        {
            // An entity for '<' and '&', since not everything that shows Markdown minds the backslash there.
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '&' => escaped.Append("&amp;"),
                '\n' or '\t' => escaped.Append(' '),
                '\\' or '`' or '*' or '_' or '[' or ']' or '(' or ')' or '!' or '|' or '#' or '~' or '>' or ':' =>
                    escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
