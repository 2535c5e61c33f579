using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Makes a vector of a text: an embedding generator as a component.</summary>
/// <remarks>The texts of a batch of runs are embedded together.</remarks>
public sealed class TextEmbedderComponent : GraphComponent
{
    /// <summary>A component that embeds with a generator, which stays the caller's.</summary>
    public TextEmbedderComponent(IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        Generator = generator;
        Text = AddInput<string>("text");
        Vector = AddOutput<ReadOnlyMemory<float>>("vector");
    }

    /// <summary>What embeds.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Generator { get; }

    /// <summary>The text.</summary>
    public Input<string> Text { get; }

    /// <summary>Its vector, of as many numbers as the model has dimensions.</summary>
    public Output<ReadOnlyMemory<float>> Vector { get; }

    /// <inheritdoc/>
    public override bool RunsTogether => true;

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit) => RunTogetherAsync([visit]);

    /// <inheritdoc/>
    public override async ValueTask RunTogetherAsync(IReadOnlyList<ComponentVisit> visits)
    {
        ArgumentNullException.ThrowIfNull(visits);
        var texts = visits.Select(visit => visit.Get(Text)).ToArray();
        var vectors = await Generator.GenerateAsync(texts, cancellationToken: visits[0].CancellationToken)
            .ConfigureAwait(false);
        if (vectors.Count != texts.Length)
        {
            throw new InvalidOperationException(
                $"The embedding generator returned {vectors.Count} vectors for {texts.Length} texts.");
        }

        for (var i = 0; i < visits.Count; i++)
        {
            visits[i].Set(Vector, vectors[i].Vector);
        }
    }
}
