namespace Search.Inference;

/// <summary>A name, date or other thing that a text mentions, and where.</summary>
/// <param name="Label">
/// Its type, such as <c>PER</c>; with <see cref="EntityAggregation.None"/> that of the token, such as <c>B-PER</c>.
/// </param>
/// <param name="Start">Index of its first UTF-16 unit in the text, 0-based.</param>
/// <param name="End">Index after its last UTF-16 unit.</param>
/// <param name="Text">The text from <paramref name="Start"/> to <paramref name="End"/>, exactly.</param>
/// <param name="Score">The mean probability of the label over its tokens or words, from 0 to 1.</param>
public sealed record NamedEntity(string Label, int Start, int End, string Text, double Score);
