using Microsoft.Playwright;
using Search.Evaluation;
using Search.Evaluation.Tests;

namespace Search.Browser.Tests;

/// <summary>The page of a report, opened in a browser. <c>SEARCH_SCREENSHOTS</c> names a folder for pictures.</summary>
public sealed class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly ReportOptions Compared = new()
    {
        Earlier = SimulatedReport.Of(400, name: "before the change", readerSkill: 0.9),
        Comparison = new ComparisonOptions { Resamples = 1000 },
    };

    [Theory]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    [InlineData(1600, ColorScheme.Light)]
    [InlineData(1600, ColorScheme.Dark)]
    public async Task ThePageIsDrawnReadableAndAlone(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(SimulatedReport.Of(400).ToHtml(Compared), width, scheme, $"report-{width}-{scheme}");
        Assert.Equal(8, page.Charts);
        Assert.Empty(page.Problems);
        Assert.Empty(page.Messages);
        Assert.Single(page.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(1600)]
    public async Task HostileQuestionsDoNothingButStandThere(int width)
    {
        var page = await OpenAsync(
            SimulatedReport.Hostile().ToHtml(), width, ColorScheme.Light, $"report-hostile-{width}");
        Assert.StartsWith("<script>", page.Title, StringComparison.Ordinal);
        Assert.Empty(page.Problems);
        Assert.Empty(page.Messages);
        Assert.Single(page.Requests);
    }

    [Fact]
    public async Task APageThatCannotBeReadIsFoundOut()
    {
        const string Bad = """
            <body style="background:#fff"><p style="font-size:8px;color:#ccc">Small and pale</p>
            <div style="width:900px;height:9px"></div><img src="missing.png"><script>nothing()</script>
            """;
        var page = await OpenAsync(Bad, 400, ColorScheme.Light, "bad");
        Assert.Equal(3, page.Problems.Count);
        Assert.Equal(2, page.Requests.Count);
        Assert.NotEmpty(page.Messages);
    }

    private async Task<Opened> OpenAsync(string html, int width, ColorScheme scheme, string name)
    {
        await using var context = await chromium.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
        });
        var page = await context.NewPageAsync();
        var (messages, requests) = (new List<string>(), new List<string>());
        page.Console += (_, message) => messages.Add(message.Text);
        page.PageError += (_, error) => messages.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
        var folder = Directory.CreateTempSubdirectory("search-page-");
        try
        {
            var file = Path.Combine(folder.FullName, "report.html");
            await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            var problems = await page.EvaluateAsync<string[]>(Script());
            if (Environment.GetEnvironmentVariable("SEARCH_SCREENSHOTS") is { Length: > 0 } pictures)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}.png"), FullPage = true });
            }

            return new Opened(
                await page.TitleAsync(), await page.Locator("svg").CountAsync(), problems, messages, requests);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Script()
    {
        using var stream = typeof(ReportPageTests).Assembly.GetManifestResourceStream("readable.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Opened(
        string Title, int Charts, IReadOnlyList<string> Problems, IReadOnlyList<string> Messages,
        IReadOnlyList<string> Requests);
}
