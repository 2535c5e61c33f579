using Microsoft.Extensions.AI;
using Search.Inference;

namespace Search;

/// <summary>The two sides of an embedding generator: for questions and for passages.</summary>
public static class EmbeddingGeneratorPrompts
{
    /// <summary>The generator for questions: with the model's query prompt, where it has one.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>> ForQueries(
        this IEmbeddingGenerator<string, Embedding<float>> generator) =>
        WithPrompt(generator, prompts => prompts.Query);

    /// <summary>The generator for passages: with the model's passage prompt, where it has one.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>> ForPassages(
        this IEmbeddingGenerator<string, Embedding<float>> generator) =>
        WithPrompt(generator, prompts => prompts.Passage);

    private static IEmbeddingGenerator<string, Embedding<float>> WithPrompt(
        IEmbeddingGenerator<string, Embedding<float>> generator, Func<EmbeddingPrompts, string> choose)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var prompts = (EmbeddingPrompts?)generator.GetService(typeof(EmbeddingPrompts));
        return prompts is not null && choose(prompts) is { Length: > 0 } prompt
            ? new PromptedEmbeddingGenerator(generator, prompt)
            : generator;
    }
}
