namespace Search.Reader;

/// <summary>What the model says of one window: for every token, how well an answer would begin and end there.</summary>
/// <param name="Start">The start logits, one a token.</param>
/// <param name="End">The end logits, one a token.</param>
internal readonly record struct WindowLogits(float[] Start, float[] End)
{
    /// <summary>
    /// The score of "no answer here": the first token, which stands for the window as a whole, as start and as end.
    /// </summary>
    public double Null => (double)Start[0] + End[0];
}
