using System.Text;
using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search;

/// <summary>Lets a chat model write an answer, and checks that it cites passages that were given.</summary>
/// <remarks>
/// <para>Any <see cref="IChatClient"/> will do; whether it sends the passages to another machine is its own affair. The
/// words are streamed as they come.</para>
/// <para>Passages are text of others. Whatever they say, the model can only write: it is given no tools here.</para>
/// </remarks>
public sealed class ChatComponent : GraphComponent
{
    /// <summary>The longest answer in characters; what comes beyond is not waited for. Default 100,000.</summary>
    public const int MaxAnswerLength = 100_000;

    private readonly ChatOptions? _options;

    /// <summary>A component that asks a client, which stays the caller's.</summary>
    /// <param name="client">The client.</param>
    /// <param name="instructions">What the model is told before the prompt; null for nothing.</param>
    /// <param name="options">
    /// The options of each call; null for those of the client. A graph that is saved has their name in the catalog.
    /// </param>
    public ChatComponent(IChatClient client, string? instructions = null, ChatOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        (Client, Instructions, _options) = (client, instructions, options);
        Prompt = AddInput<string>("prompt");
        Chunks = AddInput<IReadOnlyList<ScoredChunk>>("chunks", []);
        Words = AddPartialOutput<string>("words");
        Answer = AddOutput<GeneratedAnswer>("answer");
    }

    /// <summary>The client.</summary>
    public IChatClient Client { get; }

    /// <summary>What the model is told before the prompt.</summary>
    public string? Instructions { get; }

    /// <summary>The options of each call; null for those of the client.</summary>
    public ChatOptions? Options => _options;

    /// <summary>What the model is asked.</summary>
    public Input<string> Prompt { get; }

    /// <summary>The passages that the prompt numbers from 1, in the same order. Default: none.</summary>
    public Input<IReadOnlyList<ScoredChunk>> Chunks { get; }

    /// <summary>The text as it comes.</summary>
    public PartialOutput<string> Words { get; }

    /// <summary>The answer with its checked citations.</summary>
    public Output<GeneratedAnswer> Answer { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var answer = CitationFinder.Check(await WriteAsync(visit).ConfigureAwait(false), visit.Get(Chunks));
        if (answer.UnknownCitations.Count > 0)
        {
            visit.Warn(
                $"The model cites passages that were not given: {string.Join(", ", answer.UnknownCitations)}; " +
                $"there are {visit.Get(Chunks).Count}.");
        }

        visit.Set(Answer, answer);
    }

    private async Task<string> WriteAsync(ComponentVisit visit)
    {
        List<ChatMessage> messages = [new(ChatRole.User, visit.Get(Prompt))];
        if (Instructions is not null)
        {
            messages.Insert(0, new ChatMessage(ChatRole.System, Instructions));
        }

        var text = new StringBuilder();
        var updates = Client.GetStreamingResponseAsync(messages, _options?.Clone(), visit.CancellationToken);
        await foreach (var update in updates.ConfigureAwait(false))
        {
            var room = MaxAnswerLength - text.Length;
            if (update.Text.Length > room)
            {
                visit.Warn($"The answer is longer than {MaxAnswerLength} characters and was cut.");
                text.Append(update.Text.AsSpan(0, room));
                break;
            }

            if (update.Text.Length > 0)
            {
                text.Append(update.Text);
                visit.Emit(Words, update.Text);
            }
        }

        return text.ToString();
    }
}
