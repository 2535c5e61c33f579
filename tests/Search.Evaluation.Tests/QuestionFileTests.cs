namespace Search.Evaluation.Tests;

public sealed class QuestionFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void QuestionsAreRead()
    {
        File.WriteAllText(_path, """
            {"about": "x", "questions": [{"question": "Who?", "answers": ["Ada", "Ada Lovelace"]},
             {"question": "Why?", "answers": []}]}
            """);
        var questions = QuestionFile.Read(_path);
        Assert.True(questions[0].Accepts("ada lovelace."));
        Assert.False(questions[0].Accepts("Grace"));
        Assert.Equal([true, false], questions.Select(question => question.IsAnswerable));
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "$ in")]
    [InlineData("""{"questions": [{"question": "Who?"}]}""", "questions[0]")]
    [InlineData("""{"questions": [{"question": " ", "answers": []}]}""", "is blank")]
    [InlineData("""{"questions": [{"question": "Who?", "answers": [1]}]}""", "holds Number")]
    public void AMalformedFileIsRefusedWithThePlace(string json, string expected)
    {
        File.WriteAllText(_path, json);
        var error = Assert.Throws<InvalidDataException>(() => QuestionFile.Read(_path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
