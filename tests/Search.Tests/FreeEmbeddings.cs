using Microsoft.Extensions.AI;
using Search.Inference;

namespace Search.Tests;

/// <summary>An embedding generator that costs nothing: each text has the same vector.</summary>
internal sealed class FreeEmbeddings(string model = "free") : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly Tokenizer Tokenizer = Tokenizer.Load(RepositoryFiles.Embedder);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
            values.Select(_ => new Embedding<float>(new float[] { 1, 0, 0, 0 }))));

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("free", null, model, 4)
        : serviceType == typeof(Tokenizer) ? Tokenizer
        : null;

    public void Dispose()
    {
    }
}
