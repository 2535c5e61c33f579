using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search.Tests.Components;

public sealed class ChatComponentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ACitationIsOfAPassageThatWasGiven()
    {
        var answer = await AskAsync("It is late [2], ", "and green [1, 2].");
        Assert.Equal([2, 1, 2], answer.Citations.Select(citation => citation.Number));
        Assert.Equal("[2]", answer.Citations[0].Span.Of(answer.Text));
        Assert.Equal("second", answer.Citations[0].Source.Text);
        Assert.True(answer.IsGrounded);
    }

    [Theory]
    [InlineData("It is late [3].", "3")]
    [InlineData("It is late [0].", "0")]
    [InlineData("It is late [1; 99999999999999999999].", "99999999999999999999")]
    public async Task ACitationOfAPassageThatWasNotGivenIsSaidToBeUnknown(string text, string unknown)
    {
        var answer = await AskAsync(text);
        Assert.Equal([unknown], answer.UnknownCitations);
        Assert.False(answer.IsGrounded);
    }

    [Fact]
    public async Task WhatIsNoNumberIsNoCitation()
    {
        var answer = await AskAsync("An [aside] and a list [a1].");
        Assert.Empty(answer.Citations);
        Assert.Empty(answer.UnknownCitations);
        Assert.False(answer.IsGrounded);
    }

    [Fact]
    public async Task AnAnswerWithoutEndIsCut()
    {
        var answer = await AskAsync(new string('a', ChatComponent.MaxAnswerLength), "b");
        Assert.Equal(ChatComponent.MaxAnswerLength, answer.Text.Length);
    }

    [Fact]
    public async Task WordsAreStreamedAndInstructionsComeFirst()
    {
        var client = new ScriptedChat("one ", "two [1]");
        var graph = new GenerationGraph(new CannedRetriever("first", "second"), client);
        var words = new List<string>();
        GraphResult? result = null;
        await foreach (var happening in graph.Graph
            .StreamAsync(new GraphInputs { { graph.Question, "When?" } }, null, Token))
        {
            if (happening is PartEmitted<string> part)
            {
                words.Add(part.Part);
            }

            result = (happening as GraphEnded)?.Result ?? result;
        }

        Assert.Equal(["one ", "two [1]"], words);
        Assert.Equal("first", Assert.Single(result!.Get(graph.Answer).Citations).Source.Text);
        Assert.Equal([ChatRole.System, ChatRole.User], client.Asked.Select(message => message.Role));
        Assert.Contains("[2] second", client.Asked[1].Text, StringComparison.Ordinal);
        Assert.Contains("When?", client.Asked[1].Text, StringComparison.Ordinal);
    }

    private static async Task<GeneratedAnswer> AskAsync(params string[] words)
    {
        var builder = new GraphBuilder();
        var chat = builder.Add("chat", new ChatComponent(new ScriptedChat(words)));
        var result = await builder.Build().RunAsync(
            new GraphInputs { { chat.Prompt, "?" }, { chat.Chunks, Some.Chunks("first", "second") } }, null, Token);
        return result.Get(chat.Answer);
    }
}
