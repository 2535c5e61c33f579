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

    [Fact]
    public void ALabelMaySayInWhichDocumentsTheAnswerStands()
    {
        File.WriteAllText(_path, """
            {"questions": [{"id": "q", "question": "Who?", "answers": ["Ada"], "documents": ["a.md", "b.md"]}]}
            """);
        var question = Assert.Single(QuestionFile.Read(_path));
        Assert.Equal("q", question.Id);
        Assert.Equal([new GoldPlace("a.md"), new GoldPlace("b.md")], question.Gold);
        var row = Assert.Single(ReadTable("question,answer,document\nWho?,Ada,a.md\nWho?,Ada L.,a.md\nWho?,,b.md\n"));
        Assert.Equal(["Ada", "Ada L."], row.Answers);
        Assert.Equal(question.Gold, row.Gold);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "$ in")]
    [InlineData("""{"questions": [{"question": "Who?"}]}""", "questions[0]")]
    [InlineData("""{"questions": [{"question": " ", "answers": []}]}""", "is blank")]
    [InlineData("""{"questions": [{"question": "Who?", "answers": [1]}]}""", "holds Number")]
    [InlineData("""{"questions": [{"question": "Who?", "answers": [], "documents": [{}]}]}""", "documents")]
    public void AMalformedFileIsRefusedWithThePlace(string json, string expected)
    {
        File.WriteAllText(_path, json);
        var error = Assert.Throws<InvalidDataException>(() => QuestionFile.Read(_path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATableGivesAQuestionSeveralAnswersOrNone()
    {
        var questions = ReadTable("Question,Answer,note\nWho?,Ada,x\n\"Why, then?\",,y\nWho?,Ada Lovelace,z\n");
        Assert.Equal(["Who?", "Why, then?"], questions.Select(question => question.Question));
        Assert.Equal(["Ada", "Ada Lovelace"], questions[0].Answers);
        Assert.False(questions[1].IsAnswerable);
    }

    [Theory]
    [InlineData("", "no column 'question'")]
    [InlineData("question,text\n", "no column 'answer'")]
    [InlineData("question,answer\n,x\n", "Row 2")]
    [InlineData("question,answer\nWho?\n", "Row 2")]
    [InlineData("question,answer\nWho?,\"Ada\n", "malformed row")]
    public void AMalformedTableIsRefusedWithThePlace(string table, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => ReadTable(table));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADataSetInTheFormOfSquadIsRead()
    {
        File.WriteAllText(_path, """
            {"data": [{"paragraphs": [{"context": "Ada", "qas": [
             {"id": "1", "question": "Who?", "answers": [{"text": "Ada", "answer_start": 0}]},
             {"id": "2", "question": "Why?", "answers": [], "is_impossible": true}]}]}]}
            """);
        Assert.Equal([true, false], QuestionFile.Read(_path).Select(question => question.IsAnswerable));
    }

    private IReadOnlyList<LabelledQuestion> ReadTable(string table)
    {
        var path = _path + ".csv";
        File.WriteAllText(path, table);
        try
        {
            return QuestionFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
