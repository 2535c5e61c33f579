using Microsoft.Extensions.AI;

namespace Search.Retrieval.Tests;

/// <summary>Gives every text the same vector and remembers the texts.</summary>
internal sealed class CannedGenerator(params float[] vector) : IEmbeddingGenerator<string, Embedding<float>>
{
    public List<string> Texts { get; } = [];

    public int Calls { get; private set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Calls++;
        var texts = values.ToList();
        Texts.AddRange(texts);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
            texts.Select(_ => new Embedding<float>(vector))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
