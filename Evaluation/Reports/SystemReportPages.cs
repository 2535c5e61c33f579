using System.Text;

namespace Search.Evaluation;

/// <summary>The report of an evaluation as pages for people.</summary>
/// <remarks>
/// Questions, answers and names are shown as text, whatever they hold: they can bring neither markup nor addresses into
/// a page. Control characters are shown as U+FFFD; long texts are cut.
/// </remarks>
public static class SystemReportPages
{
    /// <summary>The name of the JSON that <see cref="SaveAsync"/> writes.</summary>
    public const string JsonFile = "report.json";

    /// <summary>The name of the Markdown that <see cref="SaveAsync"/> writes.</summary>
    public const string MarkdownFile = "report.md";

    /// <summary>The name of the page that <see cref="SaveAsync"/> writes.</summary>
    public const string HtmlFile = "report.html";

    /// <summary>The report in Markdown, with tables.</summary>
    /// <param name="report">The report.</param>
    /// <param name="options">What is shown.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static string ToMarkdown(this SystemReport report, ReportOptions? options = null) =>
        new MarkdownReport(ReportContent.Of(report, options)).ToString();

    /// <summary>
    /// The report as one page of HTML with charts: it needs no other file, no network and no script, in light and dark.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="options">What is shown.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static string ToHtml(this SystemReport report, ReportOptions? options = null) =>
        new HtmlReport(ReportContent.Of(report, options)).ToString();

    /// <summary>
    /// Writes the report into a folder, as JSON, Markdown and HTML; files of earlier reports there are replaced.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The folder; it is made when it is not there.</param>
    /// <param name="options">What the pages show.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="IOException">The folder or a file in it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static async Task SaveAsync(
        this SystemReport report, string folder, ReportOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var content = ReportContent.Of(report, options);
        Directory.CreateDirectory(folder);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        foreach (var (name, text) in ((string, string)[])
            [
                (JsonFile, report.ToJson() + "\n"),
                (MarkdownFile, new MarkdownReport(content).ToString()),
                (HtmlFile, new HtmlReport(content).ToString()),
            ])
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, utf8, cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
