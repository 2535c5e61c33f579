namespace Search.Evaluation;

/// <summary>A paragraph with its questions.</summary>
/// <param name="Context">The text.</param>
/// <param name="Questions">The questions to it.</param>
public sealed record SquadParagraph(string Context, IReadOnlyList<SquadQuestion> Questions);
