namespace Search.Inference;

/// <summary>How a cross-encoder scores.</summary>
public sealed record CrossEncoderOptions : ClassificationOptions
{
    /// <summary>
    /// What makes a score of the logit: <see cref="ScoreFunction.Sigmoid"/> or <see cref="ScoreFunction.Identity"/>.
    /// Default null: what the model's <c>config.json</c> states, else a sigmoid.
    /// </summary>
    public ScoreFunction? Scores { get; init; }

    /// <summary>
    /// What to do with a passage that is longer than the model reads together with its query. Default: cut its end,
    /// and give the number of lost tokens as <see cref="PairScore.CutTokens"/>.
    /// </summary>
    public LongTextPolicy LongTexts { get; init; } = LongTextPolicy.Cut;

    internal override void Validate()
    {
        base.Validate();
        RequireDefined(LongTexts, nameof(LongTexts));
        RequireDefined(Scores ?? ScoreFunction.Sigmoid, nameof(Scores));
        if (Scores == ScoreFunction.Softmax)
        {
            throw new ArgumentOutOfRangeException(
                nameof(Scores), Scores, "A softmax of one logit is always 1; expected Sigmoid or Identity.");
        }
    }
}
