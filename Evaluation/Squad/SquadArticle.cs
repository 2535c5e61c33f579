namespace Search.Evaluation;

/// <summary>An article with its paragraphs.</summary>
/// <param name="Title">The title.</param>
/// <param name="Paragraphs">The paragraphs.</param>
public sealed record SquadArticle(string Title, IReadOnlyList<SquadParagraph> Paragraphs);
