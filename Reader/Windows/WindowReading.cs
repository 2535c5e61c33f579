namespace Search.Reader;

/// <summary>A window that was read.</summary>
/// <param name="Logits">What the model says of it.</param>
/// <param name="Padding">The tokens by which it was filled up to the longest of its batch.</param>
internal readonly record struct WindowReading(WindowLogits Logits, int Padding);
