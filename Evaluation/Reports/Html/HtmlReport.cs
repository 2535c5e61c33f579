using System.Xml.Linq;
using static Search.Evaluation.Markup;

namespace Search.Evaluation;

/// <summary>Writes a report as one page of HTML.</summary>
internal sealed class HtmlReport(ReportContent content)
{
    // Nothing may be loaded and nothing may run, whatever a question says.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly string Style = ReadStyle();

    private RunFacts Run => content.Report.Run;

    public override string ToString() => "<!DOCTYPE html>\n" + Tag(
        "html",
        ("lang", "en"),
        Tag(
            "head",
            Tag("meta", ("charset", "utf-8")),
            Tag("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy)),
            Tag("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")),
            Tag("meta", ("name", "color-scheme"), ("content", "light dark")),
            Tag("title", ReportText.Clean($"{Run.Name}: evaluation")),
            Tag("style", Style)),
        Tag("body", Tag("main", Head(), Charts(), Comparison(), Examples(), Stages(), Facts())))
        .ToString(SaveOptions.DisableFormatting) + "\n";

    private XElement Head() => Tag(
        "header",
        Tag("h1", Foreign(Run.Name)),
        Tag("p.facts",
            Foreign(Run.DataSet),
            $" · {ReportText.Count(Run.Questions)} questions, {ReportText.Count(Run.Answerable)} with an answer"
                + $" · {Run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
            Run.Commit is { } commit ? Tag("span", " · commit ", Foreign(commit)) : null),
        Tag("p.verdict", content.Verdict()),
        Tag("dl.tiles", content.Headline().Select(one => Tag("div", Tag("dt", one.Name), Tag("dd", one.Value)))));

    private XElement Charts() => Tag("section.charts", new ReportCharts(content).All());

    private XElement? Comparison() => content.Comparison is not { } comparison
        ? null
        : Tag(
            "section",
            Tag("h2", "Compared with ", Foreign(comparison.First)),
            Tag("div.charts", ReportCharts.Differences(comparison)),
            Card(Table(ComparisonText.Columns(comparison), comparison.Measures.Select(ComparisonText.Cells))),
            Tag("p", ReportText.Clean(ComparisonText.Note(comparison))));

    private XElement? Examples() => content.Examples.Count == 0
        ? null
        : Tag(
            "section.examples",
            Tag("h2", "Questions that ended wrong"),
            content.Examples.GroupBy(row => row.LostBy).Select(stage => Tag(
                "details",
                ("open", "open"),
                Tag("summary", $"Lost by the {ReportText.Name(stage.Key)} ", Tag("span.count", CountOf(stage))),
                Tag("p.meaning", ReportText.Meaning(stage.Key)),
                Tag("ol", stage.Select(row => Tag("li", Example(row)))))));

    private string CountOf(IGrouping<LostBy, QuestionRow> stage)
    {
        var all = content.Funnel.Losses.FirstOrDefault(loss => loss.Stage == stage.Key)?.Count ?? 0;
        return stage.Count() < all
            ? $"the first {ReportText.Count(stage.Count())} of {ReportText.Count(all)}"
            : ReportText.Count(all);
    }

    private static IEnumerable<XElement> Example(QuestionRow row) =>
    [
        Tag("p.question", Foreign(row.Question)),
        Tag("dl", ExampleText.Of(row).Select(one =>
            Tag("div", Tag("dt", one.Name), Tag("dd", Foreign(one.Text, int.MaxValue))))),
    ];

    private XElement Stages() => Tag(
        "section",
        Tag("h2", "All figures of the stages"),
        Card(Table(
            ["stage", "measure", "in the system", "alone"],
            content.Report.Stages.SelectMany(stage => stage.Measures.Select(measure => (string[])
            [
                stage.Name, measure.Name,
                measure.Integrated is { } integrated ? ReportText.Points(integrated) : "",
                measure.Isolated is { } isolated ? ReportText.Points(isolated) : "",
            ])))));

    private XElement Facts() => Tag(
        "section",
        Tag("h2", "What was run"),
        Run.Command is { } command ? Tag("p", Tag("code", ReportText.Clean(command, int.MaxValue))) : null,
        Card(Table(
            ["option", "value"],
            [
                .. Run.Options.Concat(Run.Machine).Select(one => (string[])[one.Key, one.Value]),
                (string[])["SHA-256 of the questions", Run.DataSetHash],
            ])));

    private static XElement Card(XElement table) => Tag("div.card", table);

    private static string ReadStyle()
    {
        var assembly = typeof(HtmlReport).Assembly;
        using var stream = assembly.GetManifestResourceStream("Search.Evaluation.report.css")
            ?? throw new InvalidOperationException("The assembly lacks the style of its reports.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
