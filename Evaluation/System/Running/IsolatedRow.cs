namespace Search.Evaluation;

/// <summary>What the reader alone says to a question.</summary>
/// <param name="Id">The question.</param>
/// <param name="OnWhole">Given the uncut passages; null when there are none.</param>
/// <param name="OnChunks">Given the chunks that hold the answer; null when there are none.</param>
/// <param name="IsAnswerCut">Whether no chunk holds the whole of an answer; null when that is not known.</param>
internal sealed record IsolatedRow(
    string Id, IsolatedReading? OnWhole = null, IsolatedReading? OnChunks = null, bool? IsAnswerCut = null);
