using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Search.Evaluation.Tests;

public sealed partial class SystemReportPagesTests
{
    private static readonly ReportOptions Compared = new()
    {
        Earlier = SimulatedReport.Of(200, name: "yesterday", readerSkill: 0.95),
        Comparison = new ComparisonOptions { Resamples = 500 },
    };

    [Fact]
    public void ThePageHasEveryChartItsFiguresAndExamples()
    {
        var report = SimulatedReport.Of(200);
        var page = Elements(report.ToHtml(Compared));
        Assert.Equal(
            [
                "How far the questions came", "Where questions were lost", "Each stage in the system and alone",
                "Recall by length of the list", "What fewer passages would give",
                "How far probabilities can be believed", "Time for a question", "What changed",
            ],
            page.Descendants("figure").Select(figure => figure.Descendants("h3").Single().Value));
        Assert.All(page.Descendants("figure"), figure => Assert.True(
            figure.Element("svg")!.Elements().Count() > 4, figure.Value));
        Assert.All(page.Descendants("svg"), svg => Assert.NotEmpty(svg.Attribute("aria-label")!.Value));
        Assert.Equal(
            report.Funnel.Losses.Count, page.Descendants("details").Count(one => one.Attribute("open") is not null));
        Assert.Contains("Most questions are lost by the", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileTextsStayTexts()
    {
        var report = SimulatedReport.Hostile();
        var html = report.ToHtml(new ReportOptions { Earlier = report, Comparison = Compared.Comparison });
        var page = Elements(html);
        Assert.Empty(page.Descendants().Select(one => one.Name.LocalName)
            .Intersect(["script", "img", "link", "iframe", "a", "object", "base"]));
        Assert.DoesNotContain(
            page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
                || attribute.Name.LocalName is "href" or "src" or "style");
        Assert.Single(page.Descendants("style"));
        Assert.Single(page.Descendants("h1"));
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain(new string('w', 301), html, StringComparison.Ordinal);
        Assert.Contains("שלום, 東京? 👩🏽‍🚀 e\u0301", html, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileTextsStayTextsInMarkdown()
    {
        var markdown = SimulatedReport.Hostile().ToMarkdown();
        Assert.DoesNotMatch(Active(), markdown);
        var columns = markdown.Split('\n').Where(line => line.StartsWith('|'))
            .Select(line => CellBorder().Count(line)).Distinct();
        Assert.Equal([3, 5, 7], columns.Order().Where(count => count != 4));
    }

    [Fact]
    public void TheStyleNeedsNoEncoding()
    {
        // It stands in an element whose content is not decoded.
        var style = SimulatedReport.Of(1).ToHtml().Split("<style>")[1].Split("</style>")[0];
        Assert.DoesNotContain('&', style);
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkdownHasTheFiguresOfTheReport()
    {
        var report = SimulatedReport.Of(200);
        var markdown = report.ToMarkdown(Compared);
        var right = report.Funnel.Steps[^1];
        Assert.Contains(
            $"| not refused | {right.Count} | {100.0 * right.Count / report.Funnel.Answerable:0.0} % | 0 |", markdown,
            StringComparison.Ordinal);
        Assert.Contains("## Compared with yesterday", markdown, StringComparison.Ordinal);
        Assert.Matches(@"\| f1 \| 200 \| .* \| worse \|", markdown);
        Assert.Contains("## Lost by the reader", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void AReportOfNothingIsStillAPage()
    {
        var report = SimulatedReport.Of(0);
        Assert.Empty(Elements(report.ToHtml()).Descendants("svg"));
        Assert.Contains("No question was asked.", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void OneQuestionOfASearchWithoutAReaderIsAPage()
    {
        var row = SomeRows.Right() with { Candidates = [], Best = null, Given = null, ReaderAlone = null, Stages = [] };
        var page = Elements(SystemReport.Of(SomeRows.Facts, [row]).ToHtml());
        Assert.Equal(
            ["How far the questions came", "What fewer passages would give", "Time for a question"],
            page.Descendants("figure").Select(figure => figure.Descendants("h3").Single().Value));
        Assert.DoesNotContain("NaN", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NoExamplesAreShownWhenNoneAreWanted()
    {
        var html = SimulatedReport.Of(50).ToHtml(new ReportOptions { ExamplesPerStage = 0 });
        Assert.DoesNotContain("Questions that ended wrong", html, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => SimulatedReport.Of(1).ToHtml(new ReportOptions { ExamplesPerStage = -1 }));
    }

    [Fact]
    public void TheSameReportIsTheSamePage() =>
        Assert.Equal(SimulatedReport.Of(60).ToHtml(Compared), SimulatedReport.Of(60).ToHtml(Compared));

    [Fact]
    public async Task ThreeFilesAreSavedAndTheJsonIsReadBack()
    {
        var folder = Directory.CreateTempSubdirectory("search-report-");
        try
        {
            var report = SimulatedReport.Of(20);
            var path = Path.Combine(folder.FullName, "deep", "report");
            await report.SaveAsync(path, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(
                ["report.html", "report.json", "report.md"],
                Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            var read = SystemReport.Parse(await File.ReadAllTextAsync(
                Path.Combine(path, SystemReportPages.JsonFile), TestContext.Current.CancellationToken));
            Assert.Equal(report.ToHtml(), read.ToHtml());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static XElement Elements(string html)
    {
        // The pages are well-formed XML, so that a strict parser sees what a browser sees.
        Assert.StartsWith("<!DOCTYPE html>\n", html, StringComparison.Ordinal);
        return XElement.Parse(html[(html.IndexOf('\n') + 1)..]);
    }

    [GeneratedRegex(@"(?<!\\)!\[|(?<!\\)\]\(|<[a-z/!]|(?<!\\)`", RegexOptions.None, 1000)]
    private static partial Regex Active();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex CellBorder();
}
