namespace Search.EndToEnd.Tests;

/// <summary>Every sample is run as its page says, on documents of our own.</summary>
public sealed class SampleTests : IDisposable
{
    private const string Question = "Who designed the harbour bridge?";
    private const string Answer = "Amelia Okafor";

    private readonly TemporaryFolder _folder = new();

    public SampleTests() => SmallCorpus.WriteTo(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AGraphBuiltByHandIsDrawnAndAnswers()
    {
        var output = await RunAsync("GraphByHand", Question);
        Assert.Contains("flowchart", output, StringComparison.Ordinal);
        Assert.Contains("fusion", output, StringComparison.Ordinal);
        Assert.Contains($"\n{Answer}  ", output, StringComparison.Ordinal);
        Assert.Contains("bridge.md:3:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AComponentOfOurOwnKeepsAPassageOfEachDocument()
    {
        var lines = (await RunAsync("CustomComponent", Question)).Split('\n');
        Assert.Equal(3, lines.Count(line => line.StartsWith("read ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith(Answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALoopGoesOnUntilThereIsAnAnswer()
    {
        var output = await RunAsync("LoopUntilAnswered", "Could you please tell me who designed the harbour bridge?");
        Assert.Contains("turn 1: Could you please", output, StringComparison.Ordinal);
        Assert.Contains(Answer, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALoopEndsWhenThereIsNoMoreToDo()
    {
        var output = await RunAsync("LoopUntilAnswered", "Please tell me the boiling point of tungsten.");
        Assert.Contains("turn 2: The boiling point of tungsten.  (passages: 4)", output, StringComparison.Ordinal);
        Assert.Contains("turn 5: The boiling point of tungsten.  (passages: 32)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("turn 6", output, StringComparison.Ordinal);
        Assert.Contains("No answer in these documents.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGraphIsSavedLoadedAndAsked()
    {
        var output = await RunAsync("SaveAndLoad", Question);
        Assert.Contains("retriever: \"hybrid\"", output, StringComparison.Ordinal);
        Assert.Contains($"\n{Answer}  ", output, StringComparison.Ordinal);
        Assert.Contains("'chnks'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswersComeWhileTheGraphStillReads()
    {
        var output = await RunAsync("Streaming", Question);
        var found = output.IndexOf($"  found: {Answer}", StringComparison.Ordinal);
        var end = output.IndexOf("reader has ended", StringComparison.Ordinal);
        Assert.True(found >= 0 && found < end, output);
        Assert.Contains($"best: {Answer}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GraphByHand")]
    [InlineData("CustomComponent")]
    [InlineData("LoopUntilAnswered")]
    [InlineData("SaveAndLoad")]
    [InlineData("Streaming")]
    [InlineData("OwnConverter")]
    [InlineData("AskYourDocuments")]
    public async Task AFolderThatIsNotThereIsSaidInOneLine(string sample)
    {
        foreach (var wrong in (string[])[_folder["nowhere"], _folder["bridge.md"]])
        {
            var run = await BuiltProgram.RunAsync(sample, [wrong, Question], "");
            Assert.NotEqual(0, run.ExitCode);
            Assert.Empty(run.Output);
            Assert.Contains(wrong, Assert.Single(run.Errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        }
    }

    private async Task<string> RunAsync(string sample, string question)
    {
        var run = await BuiltProgram.RunAsync(sample, [_folder.FullPath, question], "");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Empty(run.Errors);
        return run.Output;
    }
}
