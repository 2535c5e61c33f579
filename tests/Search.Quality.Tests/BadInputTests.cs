namespace Search.Quality.Tests;

/// <summary>Whatever the input, a verb ends with its own exit code and without an exception.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Squad =
        """
        {"version": "1.1", "data": [{"title": "t", "paragraphs": [{"context": "Ada built it.", "qas": [QUESTIONS]}]}]}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("search-bad-input-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""{"cases": {}, "documents": []}""")]
    [InlineData("""{"cases": [1], "documents": [3]}""")]
    [InlineData("""{"cases": [{"text": 3, "kind": 5, "mode": "x", "lists": 1}], "documents": [{"id": 3}]}""")]
    [InlineData("nothing")]
    public void AFileOfAnotherFormIsRefused(string content)
    {
        var path = Write("cases.json", content);
        foreach (var verb in (string[])["filters", "fusion", "bm25", "reordering", "retrieval-evaluators"])
        {
            Assert.Equal(2, QualityProgram.Run(verb, path).ExitCode);
        }

        Assert.Equal(2, QualityProgram.Run("embeddings", RepositoryFiles.Embedder, path).ExitCode);
        Assert.Equal(2, QualityProgram.Run("tokenizers", RepositoryFiles.Reader, path).ExitCode);
        Assert.Equal(2, QualityProgram.Run("reader-cases", RepositoryFiles.Reader, path).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"id": "1", "question": " ", "answers": []}""")]
    public void QuestionsThatCannotBeAskedAreRefused(string questions)
    {
        var squad = Write("squad.json", Squad.Replace("QUESTIONS", questions, StringComparison.Ordinal));
        Assert.Equal(2, QualityProgram.Run("qa", squad).ExitCode);
        Assert.Equal(2, QualityProgram.Run("reader", RepositoryFiles.Reader, squad).ExitCode);
    }

    [Fact]
    public void TwoQuestionsOfOneIdAndAFolderWithoutTextAreRefused()
    {
        var twice = Write(
            "twice.json",
            """
            {"questions": [{"id": "1", "question": "A?", "answers": []}, {"id": "1", "question": "B?", "answers": []}]}
            """);
        var once = Write("once.json", """{"questions": [{"question": "A?", "answers": []}]}""");
        var empty = _folder.CreateSubdirectory("empty").FullName;
        Assert.Equal(2, QualityProgram.Run("qa", twice, "--corpus", _folder.FullName).ExitCode);
        Assert.Equal(2, QualityProgram.Run("qa", once, "--corpus", empty).ExitCode);
        Assert.Equal(2, QualityProgram.Run("answers", empty, once).ExitCode);
    }

    [Theory]
    [InlineData("--sample", "x")]
    [InlineData("--sample", "0")]
    [InlineData("--passages", "0")]
    [InlineData("--chunk-tokens", "1")]
    [InlineData("--rank-weight", "NaN")]
    [InlineData("--rank-weight", "-1")]
    public void OptionsOutOfTheirRangeAreRefused(string option, string value)
    {
        var squad = Write("squad.json", Squad.Replace("QUESTIONS", "", StringComparison.Ordinal));
        Assert.Equal(1, QualityProgram.Run("qa", squad, option, value).ExitCode);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
