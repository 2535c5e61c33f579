using Microsoft.Extensions.AI;
using Search.Inference;

namespace Search.EndToEnd.Tests;

/// <summary>An embedding generator that knows no language: a vector made of the text's characters.</summary>
internal sealed class CannedEmbeddings(string name, int dimensions) : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly Tokenizer Tokenizer = Tokenizer.Load(RepositoryFiles.Embedder);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(Embed)));

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata("canned", null, name, dimensions)
        : serviceType == typeof(Tokenizer) ? Tokenizer
        : null;

    public void Dispose()
    {
    }

    private Embedding<float> Embed(string text)
    {
        var vector = new float[dimensions];
        vector[0] = 1;
        foreach (var c in text)
        {
            vector[c % dimensions]++;
        }

        return new Embedding<float>(vector);
    }
}
