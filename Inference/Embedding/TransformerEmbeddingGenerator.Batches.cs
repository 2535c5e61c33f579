using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace Search.Inference;

public sealed partial class TransformerEmbeddingGenerator
{
    private GeneratedEmbeddings<Embedding<float>> Generate(
        IReadOnlyList<string> texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>(texts.Count);
        var dimensions = options?.Dimensions ?? Dimensions;
        var encoder = new TextEncoder(Tokenizer, MaxTokens, _options.LongTexts, CountPrompt(options), Folder.Name);
        var report = default(BatchReport);
        while (embeddings.Count < texts.Count)
        {
            var group = new EmbeddingGroup();
            while (!group.IsFull && embeddings.Count + group.Texts < texts.Count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var index = embeddings.Count + group.Texts;
                encoder.Add(texts[index], index, group);
            }

            var vectors = new float[group.Texts][];
            report += Run(group, vectors, cancellationToken);
            for (var text = 0; text < group.Texts; text++)
            {
                embeddings.Add(Finish(vectors[text], group, text, dimensions));
            }

            encoder.Reuse(group);
        }

        embeddings.Usage = Usage(report);
        return embeddings;
    }

    // How many tokens at the beginning of every text do not count in pooling.
    private int CountPrompt(EmbeddingGenerationOptions? options)
    {
        if (_configuration.Pooling is not { IncludesPrompt: false }
            || options?.AdditionalProperties?.TryGetValue(PromptKey, out string? prompt) is not true
            || string.IsNullOrEmpty(prompt))
        {
            return 0;
        }

        // As in sentence-transformers: the prompt with the special token before it, without the one after it.
        var encoding = Tokenizer.Encode(prompt);
        return encoding.Count > 0 && encoding.IsSpecial(encoding.Count - 1) ? encoding.Count - 1 : encoding.Count;
    }

    private BatchReport Run(EmbeddingGroup group, float[][] vectors, CancellationToken cancellationToken)
    {
        var windows = group.Windows;
        int[] lengths = [.. windows.Select(window => window.Tokens.Count)];
        var report = default(BatchReport);
        var plan = LengthBatches.Plan(lengths, _options.MaxBatchTokens, _options.MaxBatchRows);
        foreach (var batch in plan)
        {
            using var output =
                _model.Run([.. batch.Select(i => windows[i].Tokens)], [_head.Output], cancellationToken);
            report += output.Batch;
            var tensor = output[_head.Output];
            for (var row = 0; row < batch.Length; row++)
            {
                var vector = new float[_head.Dimensions];
                var window = windows[batch[row]];
                _head.Read(tensor, row, window.Tokens.Count, window.Skipped, vector);
                Keep(vector, window, group, vectors);
            }
        }

        return report;
    }

    // The vector of a text's only window, or the sum over its windows, each of which counts by its tokens.
    private void Keep(float[] vector, EmbeddingWindow window, EmbeddingGroup group, float[][] vectors)
    {
        if (_configuration.Normalize)
        {
            TokenPooling.Normalize(vector);
        }

        if (group.CountParts(window.Text) == 1)
        {
            vectors[window.Text] = vector;
            return;
        }

        var sum = vectors[window.Text] ??= new float[vector.Length];
        TensorPrimitives.MultiplyAdd(vector, window.Tokens.Count, sum, sum);
    }

    private Embedding<float> Finish(float[] vector, EmbeddingGroup group, int text, int dimensions)
    {
        var isMean = group.CountParts(text) > 1;
        if (isMean)
        {
            TensorPrimitives.Divide(vector, group.CountTokens(text), vector);
        }

        var kept = dimensions < vector.Length ? vector[..dimensions] : vector;
        if (_configuration.Normalize && (isMean || dimensions < vector.Length))
        {
            TokenPooling.Normalize(kept);
        }

        return new Embedding<float>(kept) { ModelId = Folder.Name, AdditionalProperties = group.Properties(text) };
    }

    private static UsageDetails Usage(BatchReport report) => new()
    {
        InputTokenCount = report.Tokens,
        TotalTokenCount = report.Tokens,
        AdditionalCounts = new AdditionalPropertiesDictionary<long>
        {
            [BatchesKey] = report.Batches,
            [PaddingTokensKey] = report.PaddingTokens,
        },
    };
}
