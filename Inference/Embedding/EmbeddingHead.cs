namespace Search.Inference;

/// <summary>The way from a graph's output to the vector of a row.</summary>
internal sealed class EmbeddingHead
{
    private const string SentenceOutput = "sentence_embedding";

    private static readonly string[] TokenOutputs = ["last_hidden_state", "token_embeddings"];

    private readonly PoolingMode[]? _modes;

    private EmbeddingHead(string output, PoolingMode[]? modes, int dimensions)
    {
        Output = output;
        _modes = modes;
        Dimensions = dimensions;
    }

    /// <summary>The output of the graph that is read.</summary>
    public string Output { get; }

    /// <summary>The number of components of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>Chooses the output, and measures the vector with a run over a short text.</summary>
    /// <exception cref="ModelException">The graph does not give what the files promise.</exception>
    public static EmbeddingHead Choose(TransformerModel model, EmbeddingConfiguration configuration)
    {
        var givesSentence = model.Outputs.Contains(SentenceOutput);
        var tokens = TokenOutputs.FirstOrDefault(model.Outputs.Contains);
        if (configuration.NeedsGraph is { } step)
        {
            return givesSentence
                ? Probe(model, SentenceOutput, null)
                : throw new ModelException(
                    $"The model '{model.Folder.FullPath}' has a module {step}, whose weights are not in its graph: " +
                    $"there is no output {SentenceOutput}. Export it with all its modules in the graph.");
        }

        if (tokens is not null && configuration.Pooling is { } pooling)
        {
            return Probe(model, tokens, pooling.Modes);
        }

        return givesSentence && configuration.Pooling is null or { IncludesPrompt: true }
            ? Probe(model, SentenceOutput, null)
            : throw new ModelException(
                $"The model '{model.Folder.FullPath}' has no output {string.Join(" or ", TokenOutputs)} that its " +
                $"files say how to pool, and no {SentenceOutput} either, but {string.Join(", ", model.Outputs)}; it " +
                "cannot embed.");
    }

    /// <summary>Writes the vector of a row.</summary>
    /// <param name="tensor">The values of <see cref="Output"/>.</param>
    /// <param name="row">The row of the batch.</param>
    /// <param name="tokens">Its tokens, without padding.</param>
    /// <param name="skipped">How many of them at the beginning do not count.</param>
    /// <param name="result">Gets the vector.</param>
    public void Read(ModelTensor tensor, int row, int tokens, int skipped, Span<float> result)
    {
        if (_modes is null)
        {
            tensor.Row(row).CopyTo(result);
        }
        else
        {
            TokenPooling.Pool(tensor.Row(row), tokens, skipped, _modes, result);
        }
    }

    private static EmbeddingHead Probe(TransformerModel model, string output, PoolingMode[]? modes)
    {
        using var run = model.Run([model.Tokenizer.Encode("a")], [output]);
        var shape = run[output].Dimensions;
        var rank = modes is null ? 2 : 3;
        return shape.Length == rank
            ? new EmbeddingHead(output, modes, (int)shape[^1] * (modes?.Length ?? 1))
            : throw new ModelException(
                $"The output '{output}' of the model '{model.Folder.FullPath}' has {shape.Length} dimensions; " +
                $"expected {rank}.");
    }
}
