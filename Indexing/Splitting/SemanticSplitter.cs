using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts between sentences where the subject changes, as their embeddings tell.</summary>
/// <remarks>
/// Embeds every sentence with its neighbours, so it costs several times the embedding of the chunks. A part that is too
/// long for a chunk is cut further, into sentences and words.
/// </remarks>
public sealed class SemanticSplitter : IDocumentSplitter
{
    private const int RulesVersion = 1;
    private const int BatchSize = 64;

    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly SplitOptions _options;
    private readonly SemanticSplitOptions _semantic;
    private readonly WindowFinder _finder;

    /// <summary>A splitter that asks a generator, which stays the caller's.</summary>
    /// <param name="generator">The generator of passages.</param>
    /// <param name="options">How large chunks are at most; there is no overlap.</param>
    /// <param name="semantic">What counts as a change of subject.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="ArgumentException">Sizes are in units, or there is an overlap.</exception>
    public SemanticSplitter(
        IEmbeddingGenerator<string, Embedding<float>> generator, SplitOptions options,
        SemanticSplitOptions? semantic = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        Measures.RequireNotUnits(options);
        options.Validate();
        if (options.Overlap > 0)
        {
            throw new ArgumentException("Chunks cut by subject do not overlap.", nameof(options));
        }

        _semantic = semantic ?? new SemanticSplitOptions();
        _semantic.Validate();
        (_generator, _options) = (generator, options);
        CutRule[] rules = [new SentenceRule(), new LineRule()];
        _finder = new WindowFinder(options, [.. rules, .. CutRule.Finest(options.Size - options.Measure.Reserved)]);
        var model = generator.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId;
        Version = string.Create(
            CultureInfo.InvariantCulture,
            $"semantic {RulesVersion} {options.Describe()} {_semantic.Neighbours} {_semantic.Quantile} {model}");
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Chunk>> SplitAsync(
        Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var sentences = new CutList(document.Text, new TextSpan(0, document.Text.Length));
        new SentenceRule().AddCuts(document, new TextSpan(0, document.Text.Length), sentences);
        var distances = await MeasureAsync(document, sentences, cancellationToken).ConfigureAwait(false);
        var limit = distances.Length == 0
            ? 0
            : distances.Order().ElementAt((int)(_semantic.Quantile * (distances.Length - 1)));
        var windows = new List<SplitWindow>();
        var first = 0;
        for (var i = 1; i <= sentences.PieceCount; i++)
        {
            if (i == sentences.PieceCount || distances[i - 1] > limit)
            {
                windows.AddRange(_finder.Fit(document, sentences.Join(first, i), cancellationToken));
                first = i;
            }
        }

        return ChunkCutter.Cut(document, windows, _options.KeepBlank, cancellationToken);
    }

    /// <summary>The cosine distance between the sentences before and after each cut.</summary>
    private async ValueTask<float[]> MeasureAsync(
        Document document, CutList sentences, CancellationToken cancellationToken)
    {
        var distances = new float[sentences.PieceCount - 1];
        for (var start = 0; start < distances.Length; start += BatchSize)
        {
            var count = Math.Min(BatchSize, distances.Length - start);
            var texts = Enumerable.Range(start, count).SelectMany(cut => Sides(document, sentences, cut)).ToArray();
            var vectors = await _generator.GenerateAsync(texts, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            for (var i = 0; i < count; i++)
            {
                distances[start + i] = 1 - TensorPrimitives.CosineSimilarity(
                    vectors[2 * i].Vector.Span, vectors[(2 * i) + 1].Vector.Span);
            }
        }

        return distances;
    }

    private string[] Sides(Document document, CutList sentences, int cut)
    {
        var first = Math.Max(0, cut + 1 - _semantic.Neighbours);
        var end = Math.Min(sentences.PieceCount, cut + 1 + _semantic.Neighbours);
        return
        [
            sentences.Join(first, cut + 1).Of(document.Text),
            sentences.Join(cut + 1, end).Of(document.Text),
        ];
    }
}
