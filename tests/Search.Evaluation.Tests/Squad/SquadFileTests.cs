namespace Search.Evaluation.Tests;

public sealed class SquadFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("dev-v1.1.json", "1.1", false, 10570)]
    [InlineData("dev-v2.0.json", "v2.0", true, 11873)]
    public void WhatIsReadIsWrittenAndReadAgain(string name, string version, bool hasUnanswerable, int count)
    {
        var read = SquadFile.Read(RepositoryFiles.Shared("data", "squad", name));
        Assert.Equal(version.TrimStart('v'), read.Version.TrimStart('v'));
        Assert.Equal(hasUnanswerable, read.HasUnanswerable);
        Assert.Equal(count, read.Questions.Count());
        Assert.All(
            read.Articles.SelectMany(article => article.Paragraphs),
            paragraph => Assert.All(
                paragraph.Questions.SelectMany(question => question.Answers),
                answer => Assert.StartsWith(answer.Text, paragraph.Context[answer.Start..], StringComparison.Ordinal)));
        SquadFile.Write(read, _path);
        Assert.Equal(Flat(read), Flat(SquadFile.Read(_path)));
    }

    [Fact]
    public void PlacesAreCodePointsInTheFileAndUtf16InMemory()
    {
        Write("😀😀 Ada", """{"id": "1", "question": "Who?", "answers": [{"text": "Ada", "answer_start": 3}]}""");
        var read = SquadFile.Read(_path);
        Assert.Equal(5, read.Questions.Single().Answers[0].Start);
        SquadFile.Write(read, _path);
        Assert.Contains("\"answer_start\":3", File.ReadAllText(_path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id": "1", "question": "Who?", "answers": [{"text": "Ada", "answer_start": 30}]}""", "no place")]
    [InlineData("""{"id": "1", "question": "Who?", "answers": [{"text": "Ada", "answer_start": -1}]}""", "no place")]
    [InlineData("""{"id": "1", "question": "Who?", "answers": [{"text": "Ada"}]}""", "no number 'answer_start'")]
    [InlineData("""{"id": "1", "question": 7, "answers": []}""", "no string 'question'")]
    [InlineData("""{"id": "1", "question": "Who?"}""", "no array 'answers'")]
    [InlineData("""7""", "no string 'id'")]
    [InlineData(
        """{"id": "1", "question": "a", "answers": []}, {"id": "1", "question": "b", "answers": []}""",
        "2 questions with the id '1'")]
    public void AFaultIsNamedWithItsPlace(string question, string expected)
    {
        Write("Ada", question);
        var error = Assert.Throws<InvalidDataException>(() => SquadFile.Read(_path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"data\": {}}")]
    [InlineData("{\"data\": [7]}")]
    [InlineData("{\"data\": [{\"paragraphs\": [{\"context\": \"\\ud800\", \"qas\": []}]}]}")]
    public void WhatIsNoDataSetIsRefused(string json)
    {
        File.WriteAllText(_path, json);
        Assert.Throws<InvalidDataException>(() => SquadFile.Read(_path));
    }

    [Theory]
    [InlineData("[]", "no JSON object")]
    [InlineData("{\"1\": 7}", "'1'")]
    public void WhatAreNoPredictionsIsRefused(string json, string expected)
    {
        File.WriteAllText(_path, json);
        var error = Assert.Throws<InvalidDataException>(() => SquadFile.ReadPredictions(_path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Flat(SquadDataSet set) =>
        from article in set.Articles
        from paragraph in article.Paragraphs
        from question in paragraph.Questions
        select $"{article.Title}|{paragraph.Context}|{question.Id}|{question.Question}|{question.IsImpossible}|" +
            string.Join('|', question.Answers.Concat(question.PlausibleAnswers));

    private void Write(string context, string questions) => File.WriteAllText(
        _path,
        $$"""
        {"version": "x", "data": [
          {"title": "t", "paragraphs": [{"context": "{{context}}", "qas": [{{questions}}]}]}]}
        """);
}
