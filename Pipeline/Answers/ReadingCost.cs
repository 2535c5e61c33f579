namespace Search.Pipeline;

/// <summary>What a reading cost, in the units in which a model of the BERT family is paid.</summary>
/// <param name="Passages">How many chunks had text to read.</param>
/// <param name="Windows">How many windows they were cut into.</param>
/// <param name="WindowsRead">How many of these were read; fewer when the time ran out.</param>
/// <param name="Tokens">The tokens of the windows that were read, the question's included, padding not.</param>
/// <param name="PaddingTokens">The tokens by which these windows were filled up to the longest of their batch.</param>
public readonly record struct ReadingCost(
    int Passages, int Windows, int WindowsRead, long Tokens, long PaddingTokens)
{
    /// <summary>The padding as a share of all tokens that went through the model, from 0 to 1.</summary>
    public double PaddingShare =>
        Tokens + PaddingTokens == 0 ? 0 : (double)PaddingTokens / (Tokens + PaddingTokens);
}
