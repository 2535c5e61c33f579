namespace Search.Quality.Tests;

public sealed class ResultsPageTests : IDisposable
{
    private const string Origin =
        """
        "command": "dotnet run -- some", "date": "2026-01-02", "commit": "abc",
        "machine": {"processor": "Chip", "processors": 1, "memoryGigabytes": 8, "system": "Linux", "runtime": ".NET"}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("search-results-");

    [Fact]
    public void ThePageOfTheRepositoryIsThatOfItsMeasurements()
    {
        var (exitCode, lines) =
            QualityProgram.Run("results", Path.Combine(RepositoryFiles.Root, "docs", "results"), "--check");
        Assert.True(exitCode == 0, string.Join('\n', lines));
    }

    [Fact]
    public void EveryMeasurementOfTheRepositorySaysWhereItComesFrom() => Assert.DoesNotContain(
        "do not say all they should",
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "results", "README.md")), StringComparison.Ordinal);

    [Fact]
    public void APageThatIsOutOfDateFailsWithTheCommandThatMakesIt()
    {
        Store("some", """{"a": 1}""");
        var (exitCode, lines) = QualityProgram.Run("results", _folder.FullName, "--check");
        Assert.Equal(1, exitCode);
        Assert.Contains("-- results docs/results", lines.Single(), StringComparison.Ordinal);
        Assert.Contains("| a | 1 |", Make(), StringComparison.Ordinal);
        Assert.Equal(0, QualityProgram.Run("results", _folder.FullName, "--check").ExitCode);
    }

    [Fact]
    public void EachMeasurementHasItsCommandMachineDayAndCommit()
    {
        Store("some", """{"a": 12345}""");
        var page = Make();
        Assert.Contains(
            "- [some.json](some.json): `dotnet run -- some`; machine A, 2026-01-02, commit `abc`.", page,
            StringComparison.Ordinal);
        Assert.Contains("**Machine A**: Chip, 1 processor, 8 GB of memory, Linux, .NET.", page, StringComparison.Ordinal);
        Assert.Contains("| a | 12,345 |", page, StringComparison.Ordinal);
        Assert.Equal(page, Make());
    }

    [Fact]
    public void WhatAFileDoesNotSayIsSaid()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "bare.json"), """{"figures": {"a": 1}, "commit": "unknown"}""");
        Assert.Contains(
            "- [bare.json](bare.json) has no command, no machine, no date, no commit.", Make(), StringComparison.Ordinal);
    }

    [Fact]
    public void FiguresOfOneFormShareATable()
    {
        Store("race-one", """{"n": 1, "short: speed": 2, "long: speed": 3, "short: ratio": 4}""");
        Store("pair-a", """{"n": 1, "score": 0.5}""");
        Store("pair-b", """{"n": 2, "score": 0.25}""");
        Store("objects", """{"one": {"texts": 3, "timesPeer": 1.5}, "two": {"texts": 4, "timesPeer": 2}}""");
        var page = Make();
        Assert.Contains("|  | speed | ratio |\n| --- | ---: | ---: |\n| short | 2 | 4 |\n| long | 3 |  |\n", page);
        Assert.Contains("### pair\n\n|  | n | score |\n| --- | ---: | ---: |\n| a | 1 | 0.5 |\n| b | 2 | 0.25 |\n", page);
        Assert.Contains("|  | texts | times peer |\n| --- | ---: | ---: |\n| one | 3 | 1.5 |\n| two | 4 | 2 |\n", page);
    }

    [Fact]
    public void AFigureHasItsUnitPeerRatioAndBar()
    {
        Store(
            "some",
            """
            {"speed": {"value": 30, "unit": "texts/s", "peer": "A|B", "peerValue": 20, "bar": 25},
             "F1": {"value": 81.5, "unit": "%"}}
            """);
        var page = Make();
        Assert.Contains("| figure | value | unit | peer | peer's | ratio | bar |", page, StringComparison.Ordinal);
        Assert.Contains("| speed | 30 | texts/s | A\\|B | 20 | 1.50 | 25 |", page, StringComparison.Ordinal);
        Assert.Contains("| F1 | 81.5 | % |  |  |  |  |", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""{"figures": {}, "machine": 3}""")]
    [InlineData("nothing")]
    public void AFileThatIsNoMeasurementIsRefusedByName(string content)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "odd.json"), content);
        Assert.Equal(2, QualityProgram.Run("results", _folder.FullName).ExitCode);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "README.md")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Store(string name, string figures) => File.WriteAllText(
        Path.Combine(_folder.FullName, $"{name}.json"), $$"""{"figures": {{figures}}, {{Origin}}}""");

    private string Make()
    {
        Assert.Equal(0, QualityProgram.Run("results", _folder.FullName).ExitCode);
        return File.ReadAllText(Path.Combine(_folder.FullName, "README.md"));
    }
}
