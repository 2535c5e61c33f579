using Microsoft.Extensions.AI;

namespace Search.Tests.Saving;

/// <summary>Vectors of the letters a, e, i and o of a text.</summary>
internal sealed class SampleEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text =>
            new Embedding<float>("aeio".Select(letter => 0.1f + text.Count(c => c == letter)).ToArray()))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
