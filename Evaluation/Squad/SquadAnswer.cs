namespace Search.Evaluation;

/// <summary>An answer that counts as right.</summary>
/// <param name="Text">The words.</param>
/// <param name="Start">
/// Where they begin in the paragraph, in UTF-16 code units; the file counts Unicode code points.
/// </param>
public sealed record SquadAnswer(string Text, int Start);
