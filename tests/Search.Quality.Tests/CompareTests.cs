using Search.Evaluation;
using Search.Evaluation.Tests;

namespace Search.Quality.Tests;

public sealed class CompareTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("search-compare-");

    [Fact]
    public void ARunThatIsWorseIsReportedAsWorse()
    {
        var before = Write("before", SimulatedReport.Of(500));
        var after = Write("after", SimulatedReport.Of(500, readerSkill: 0.7));
        var (exitCode, lines) = QualityProgram.Run("compare", before, after, "--resamples", "1000");
        Assert.Equal(0, exitCode);
        Assert.Matches(@"^f1 \d+\.\d\d → \d+\.\d\d, -\d+\.\d\d \[-\d+\.\d\d, -\d+\.\d\d\], p 0\.001: worse$", lines[1]);
        Assert.Contains("500 questions of both; 0 of the first only, 0 of the second only, left out", lines);
        Assert.Matches(@"^0 better, \d worse, \d+ not different$", lines[^1]);
    }

    [Fact]
    public void TheReportIsWrittenWithTheComparison()
    {
        var run = Write("run", SimulatedReport.Of(60, name: "the run"));
        var report = Path.Combine(_folder.FullName, "report");
        var (exitCode, lines) = QualityProgram.Run("compare", run, run, "--resamples", "200", "--report", report);
        Assert.Equal(0, exitCode);
        Assert.StartsWith("0 better, 0 worse, ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(
            "Compared with", File.ReadAllText(Path.Combine(report, SystemReportPages.HtmlFile)), StringComparison.Ordinal);
        Assert.Equal(0, QualityProgram.Run("compare", report, run, "--resamples", "200").ExitCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("null")]
    public void AFileThatIsNoReportIsRefused(string content)
    {
        var odd = Path.Combine(_folder.FullName, "odd.json");
        File.WriteAllText(odd, content);
        Assert.Equal(2, QualityProgram.Run("compare", odd, odd).ExitCode);
    }

    [Fact]
    public void RunsWithoutACommonQuestionAndWrongOptionsAreRefused()
    {
        var one = Write("one", SimulatedReport.Of(5));
        var other = Write("other", SimulatedReport.Of(5, question: n => $"Another {n}?"));
        Assert.Equal(2, QualityProgram.Run("compare", one, other).ExitCode);
        Assert.Equal(2, QualityProgram.Run("compare", one, one, "--confidence", "2").ExitCode);
        Assert.Equal(2, QualityProgram.Run("compare", _folder.FullName, one).ExitCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, SystemReport report)
    {
        var path = Path.Combine(_folder.FullName, $"{name}.json");
        File.WriteAllText(path, report.ToJson());
        return path;
    }
}
