using System.Text.Json;

namespace Search.EndToEnd.Tests;

public sealed class AskYourDocumentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AskYourDocumentsTests() => SmallCorpus.WriteTo(_folder);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Who designed the harbour bridge?", "Amelia Okafor", "bridge.md")]
    [InlineData("What does the lamp of the lighthouse burn?", "whale oil", "sea/lighthouse.html")]
    [InlineData("Who is the captain of the ferry?", "Ines Duarte", "sea/ferry.txt")]
    public async Task AnAnswerHasItsWordsAndItsPlaceInTheFile(string question, string answer, string document)
    {
        var run = await BuiltProgram.AskAsync(_folder.FullPath, question, "--json", "--top", "1");
        Assert.True(run.ExitCode == 0, run.ToString());
        using var json = JsonDocument.Parse(run.Output);
        var best = json.RootElement.GetProperty("answers")[0];
        Assert.Equal(answer, best.GetProperty("text").GetString());
        Assert.Equal(document, best.GetProperty("document").GetString());
        var place = best.GetProperty("location").GetProperty("file");
        var file = await File.ReadAllTextAsync(_folder[document], TestContext.Current.CancellationToken);
        Assert.Equal(answer, file[place.GetProperty("start").GetInt32()..place.GetProperty("end").GetInt32()]);
    }

    [Fact]
    public async Task APersonSeesTheAnswerInItsSentenceAndWhereItStands()
    {
        var run = await BuiltProgram.AskAsync(_folder.FullPath, "Who designed the harbour bridge?");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("Amelia Okafor", run.Output, StringComparison.Ordinal);
        Assert.Contains("bridge.md:3:", run.Output, StringComparison.Ordinal);
        Assert.Contains("(The harbour bridge)", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 files indexed", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereThereIsNoAnswerTheNearestPassagesAreShown()
    {
        var run = await BuiltProgram.AskAsync(_folder.FullPath, "What is the boiling point of tungsten?");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("No answer in these documents", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuestionsAreReadFromTheInput()
    {
        var run = await BuiltProgram.RunAsync(
            "AskYourDocuments", [_folder.FullPath, "--json"],
            "Who designed the bridge?\n\nWho is the captain of the ferry?\n");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task QuestionsAreKeptAsLabelsAndCorrectionsStay()
    {
        var labels = _folder["../labels-" + Path.GetFileName(_folder.FullPath) + ".json"];
        try
        {
            const string Question = "Who is the captain of the ferry?";
            await BuiltProgram.AskAsync(_folder.FullPath, Question, "--labels", labels);
            var first = await File.ReadAllTextAsync(labels, TestContext.Current.CancellationToken);
            Assert.Contains("\"Ines Duarte\"", first, StringComparison.Ordinal);
            Assert.Contains("\"sea/ferry.txt\"", first, StringComparison.Ordinal);
            await File.WriteAllTextAsync(
                labels, first.Replace("Ines Duarte", "Ines D.", StringComparison.Ordinal),
                TestContext.Current.CancellationToken);
            await BuiltProgram.AskAsync(_folder.FullPath, Question, "--labels", labels);
            await BuiltProgram.AskAsync(_folder.FullPath, "What is the boiling point of tungsten?", "--labels", labels);
            using var json = JsonDocument.Parse(
                await File.ReadAllTextAsync(labels, TestContext.Current.CancellationToken));
            var questions = json.RootElement.GetProperty("questions");
            Assert.Equal(2, questions.GetArrayLength());
            Assert.Equal("Ines D.", questions[0].GetProperty("answers")[0].GetString());
            Assert.Equal(0, questions[1].GetProperty("answers").GetArrayLength());

            await File.WriteAllTextAsync(labels, "[]", TestContext.Current.CancellationToken);
            await Expect(2, "list of questions", _folder.FullPath, "x", "--labels", labels);
            await Expect(2, "--no-reader", _folder.FullPath, "x", "--labels", labels, "--no-reader");
        }
        finally
        {
            File.Delete(labels);
        }
    }

    [Fact]
    public async Task WithoutTheReaderThereArePassagesOnly()
    {
        var run = await BuiltProgram.AskAsync(_folder.FullPath, "ferry captain", "--no-reader");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("ferry.txt:1:1", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No answer", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecondRunDoesOnlyWhatHasChanged()
    {
        await BuiltProgram.AskAsync(_folder.FullPath, "x");
        _folder.Write("new.txt", "The mayor of the town is called Olu Adeyemi.");
        File.Delete(_folder["sea/ferry.txt"]);
        var run = await BuiltProgram.AskAsync(_folder.FullPath, "Who is the mayor?");
        Assert.Contains("1 file indexed, 2 unchanged, 1 removed, 0 failed", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Olu Adeyemi", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GlobsChooseTheFiles()
    {
        var run = await BuiltProgram.AskAsync(
            _folder.FullPath, "x", "--include", "**/*.md", "--include", "**/*.txt", "--exclude", "sea/**");
        Assert.Contains("1 file indexed", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesOfOtherTypesAreNamedAndDoNoHarm()
    {
        await File.WriteAllBytesAsync(
            _folder["scan.png"], [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(
            _folder["noise.txt"], [0, 1, 2, 3, 0, 255], TestContext.Current.CancellationToken);
        _folder.Write(".hidden/secret.md", "The secret word is swordfish.");
        var run = await BuiltProgram.AskAsync(_folder.FullPath, "Who designed the harbour bridge?");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("noise.txt, scan.png", run.Errors, StringComparison.Ordinal);
        Assert.Contains("3 files indexed", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Amelia Okafor", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheIndexIsKeptWhereAsked()
    {
        var run = await BuiltProgram.AskAsync(_folder.FullPath, "x", "--index", _folder["elsewhere"]);
        Assert.Contains(_folder["elsewhere"], run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder[IndexLocation.FolderName]));
        var again = await BuiltProgram.AskAsync(_folder.FullPath, "x", "--index", _folder["elsewhere"]);
        Assert.Contains("0 files indexed, 3 unchanged", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABadCallHasAClearMessageAndACodeOfItsOwn()
    {
        using var empty = new TemporaryFolder();
        await Expect(3, "There is no folder", Path.Combine(empty.FullPath, "none"), "x");
        await Expect(3, "is a file", _folder["bridge.md"], "x");
        await Expect(4, "holds no text", empty.FullPath, "x");
        await Expect(2, "blank", _folder.FullPath, " ");
        await Expect(2, "--top", _folder.FullPath, "x", "--top", "0");
        await Expect(2, "--top", _folder.FullPath, "x", "--top", "many");
        await Expect(2, "--nonsense", _folder.FullPath, "x", "--nonsense");
    }

    private static async Task Expect(int exitCode, string message, params string[] arguments)
    {
        var run = await BuiltProgram.AskAsync(arguments);
        Assert.True(run.ExitCode == exitCode, $"expected {exitCode}: {run}");
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
