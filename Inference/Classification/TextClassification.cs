namespace Search.Inference;

/// <summary>The labels of one text.</summary>
public sealed record TextClassification
{
    /// <summary>The labels with their scores, best first; equal scores in the order of the labels.</summary>
    public required IReadOnlyList<LabelScore> Labels { get; init; }

    /// <summary>The number of tokens of the text that the model did not read, because it was too long.</summary>
    public int CutTokens { get; init; }

    /// <summary>The label with the highest score.</summary>
    public LabelScore Best => Labels[0];
}
