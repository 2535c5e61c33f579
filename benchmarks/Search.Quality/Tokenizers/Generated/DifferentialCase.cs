namespace Search.Quality;

/// <summary>A tokenizer file to compare on, and what part of the engine it is there for.</summary>
/// <param name="Component">Kind and option, for example <c>normalizer NFC</c>.</param>
/// <param name="Json">The tokenizer.json.</param>
/// <param name="Mode">What is compared.</param>
internal sealed record DifferentialCase(string Component, string Json, DifferentialMode Mode = DifferentialMode.Texts)
{
    /// <summary>Whether the component is a model as such, which is compared on more texts.</summary>
    public bool IsModel { get; init; }
}
