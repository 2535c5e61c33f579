namespace Search.Inference;

/// <summary>How a text classifier scores.</summary>
public sealed record TextClassifierOptions : ClassificationOptions
{
    /// <summary>
    /// What makes scores of the logits. Default null: by the model's <c>problem_type</c> and number of labels.
    /// </summary>
    public ScoreFunction? Scores { get; init; }

    /// <summary>The most labels that a text gets, best first. Default null: all.</summary>
    public int? MaxLabels { get; init; }

    /// <summary>
    /// What to do with a text that is longer than the model reads. Default: cut its end, and give the number of lost
    /// tokens as <see cref="TextClassification.CutTokens"/>.
    /// </summary>
    public LongTextPolicy LongTexts { get; init; } = LongTextPolicy.Cut;

    internal override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLabels ?? 1, 1, nameof(MaxLabels));
        RequireDefined(Scores ?? ScoreFunction.Softmax, nameof(Scores));
        RequireDefined(LongTexts, nameof(LongTexts));
    }
}
