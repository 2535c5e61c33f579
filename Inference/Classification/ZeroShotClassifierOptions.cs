namespace Search.Inference;

/// <summary>How a zero-shot classifier asks and scores.</summary>
public sealed record ZeroShotClassifierOptions : ClassificationOptions
{
    /// <summary>What stands for the label in <see cref="HypothesisTemplate"/>.</summary>
    public const string LabelPlace = "{}";

    /// <summary>The template of Hugging Face Transformers: <c>This example is {}.</c></summary>
    public const string DefaultHypothesisTemplate = "This example is {}.";

    /// <summary>
    /// The sentence that claims a label, with <c>{}</c> where the label goes. Default
    /// <see cref="DefaultHypothesisTemplate"/>. It should be in the language of the texts.
    /// </summary>
    public string HypothesisTemplate { get; init; } = DefaultHypothesisTemplate;

    /// <summary>
    /// Whether any number of labels may be right, each with a probability of its own. Default false: the
    /// probabilities of a text's labels add up to 1.
    /// </summary>
    public bool AllowsManyLabels { get; init; }

    /// <summary>
    /// What to do with a text that is longer than the model reads together with the longest claim. Default: cut its
    /// end, and give the number of lost tokens as <see cref="TextClassification.CutTokens"/>.
    /// </summary>
    public LongTextPolicy LongTexts { get; init; } = LongTextPolicy.Cut;

    internal override void Validate()
    {
        base.Validate();
        RequireDefined(LongTexts, nameof(LongTexts));
        ArgumentNullException.ThrowIfNull(HypothesisTemplate);
        if (!HypothesisTemplate.Contains(LabelPlace, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"{nameof(HypothesisTemplate)} is '{HypothesisTemplate}'; expected a sentence with {LabelPlace} " +
                "where the label goes.",
                nameof(HypothesisTemplate));
        }
    }
}
