using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Search.Inference.Tests;

/// <summary>What Microsoft.Extensions.AI's telemetry learns from the generator.</summary>
public sealed class EmbeddingTelemetryTests
{
    private const string Source = "Search.Inference.Tests.Telemetry";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ASpanHasModelDimensionsAndTokensButNoText()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var generator = TransformerEmbeddingGenerator.Load(ModelFolder.Open(RepositoryFiles.Embedder))
            .AsBuilder().UseOpenTelemetry(sourceName: Source).Build();
        await generator.ForQueries().GenerateAsync(["a secret sentence"], cancellationToken: Token);
        await Assert.ThrowsAsync<ArgumentException>(
            () => generator.GenerateAsync(["a secret sentence", null!], cancellationToken: Token));

        Assert.All(spans, span => Assert.Equal("embeddings bge-small-en-v1.5", span.DisplayName));
        var tags = spans[0].TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value);
        Assert.Equal("embeddings", tags["gen_ai.operation.name"]);
        Assert.Equal("bge-small-en-v1.5", tags["gen_ai.request.model"]);
        Assert.Equal("bge-small-en-v1.5", tags["gen_ai.response.model"]);
        Assert.Equal("onnx", tags["gen_ai.provider.name"]);
        Assert.Equal(384, tags["gen_ai.embeddings.dimension.count"]);
        Assert.Equal(13, tags["gen_ai.usage.input_tokens"]);
        Assert.Equal(ActivityStatusCode.Error, spans[1].Status);
        Assert.DoesNotContain(spans.SelectMany(Written), text => text.Contains("secret", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Written(Activity span) =>
        [span.DisplayName, span.StatusDescription ?? "", .. span.TagObjects.Select(tag => $"{tag.Key} {tag.Value}")];
}
