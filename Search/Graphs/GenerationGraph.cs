using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search;

/// <summary>
/// A ready graph that lets a model write an answer with checked citations: question → retriever → prompt → model.
/// </summary>
public sealed class GenerationGraph
{
    /// <summary>A graph of these stages, which stay the caller's.</summary>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or the template lacks <c>{question}</c> or <c>{chunks:passages}</c>.
    /// </exception>
    public GenerationGraph(IRetriever retriever, IChatClient client, GenerationOptions? options = null)
    {
        options ??= new GenerationOptions();
        var builder = new GraphBuilder();
        var start = RetrievalStart.AddTo(builder, retriever, options.Passages, options.Filter, options.Ranker);
        var prompt = builder.Add("prompt", new PromptBuilder(options.Template));
        if (prompt.FindInput("question") is not Input<string> question
            || prompt.FindInput("chunks") is not Input<IReadOnlyList<ScoredChunk>> chunks || prompt.Inputs.Count != 2)
        {
            throw new ArgumentException(
                "The template of a generation graph has {question} and {chunks:passages}, and no other placeholder.",
                nameof(options));
        }

        var model = builder.Add("model", new ChatComponent(client, options.Instructions));
        builder.Connect(start.Question.Value, question)
            .Connect(start.Chunks, chunks)
            .Connect(start.Chunks, model.Chunks)
            .Connect(prompt.Prompt, model.Prompt);
        (Question, Passages, Filter) = (start.Question.Values, start.Retriever.Top, start.Retriever.Filter);
        Answer = model.Answer;
        Graph = builder.Build(new GraphOptions { Name = "generation" });
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The question.</summary>
    public CollectFirstInput<string> Question { get; }

    /// <summary>How many chunks to give to the model at most.</summary>
    public Input<int> Passages { get; }

    /// <summary>Which chunks may be found in this run; null for all that the options let through.</summary>
    public Input<MetadataFilter?> Filter { get; }

    /// <summary>The answer with its checked citations; its words are streamed as they come.</summary>
    public Output<GeneratedAnswer> Answer { get; }
}
