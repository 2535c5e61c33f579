using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Search.Inference;

/// <summary>An input that the graph declares.</summary>
/// <param name="Name">One of the names below.</param>
/// <param name="IsWide">Whether it takes 64-bit integers rather than 32-bit ones.</param>
internal sealed record ModelInput(string Name, bool IsWide)
{
    public const string Ids = "input_ids";
    public const string AttentionMask = "attention_mask";
    public const string TokenTypeIds = "token_type_ids";
    public const string PositionIds = "position_ids";

    private static readonly string[] Known = [Ids, AttentionMask, TokenTypeIds, PositionIds];

    /// <summary>The inputs of a session.</summary>
    /// <exception cref="ModelException">One is not known here, or the tokens are not among them.</exception>
    public static ModelInput[] Read(InferenceSession session, string path)
    {
        ModelInput[] inputs = [.. session.InputMetadata.Select(input => Read(input.Key, input.Value, path))];
        return inputs.Any(input => input.Name == Ids)
            ? inputs
            : throw new ModelException($"'{path}' has no input '{Ids}'; it is no model of the BERT family.");
    }

    private static ModelInput Read(string name, NodeMetadata metadata, string path)
    {
        if (!Known.Contains(name))
        {
            throw new ModelException(
                $"'{path}' wants an input '{name}'; only {string.Join(", ", Known)} can be given.");
        }

        var type = metadata.IsTensor ? metadata.ElementDataType : TensorElementType.DataTypeMax;
        if (type is not (TensorElementType.Int64 or TensorElementType.Int32) || metadata.Dimensions.Length != 2)
        {
            throw new ModelException(
                $"The input '{name}' of '{path}' is no matrix of 32- or 64-bit integers, rows by tokens.");
        }

        return new ModelInput(name, type == TensorElementType.Int64);
    }
}
