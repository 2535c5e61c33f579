namespace Search.Inference;

/// <summary>How much of what went through a model was padding.</summary>
/// <param name="Batches">The number of runs.</param>
/// <param name="Rows">The number of inputs.</param>
/// <param name="Tokens">The tokens of the inputs, special tokens included.</param>
/// <param name="PaddingTokens">The tokens that filled short rows up to the longest of their batch.</param>
public readonly record struct BatchReport(int Batches, long Rows, long Tokens, long PaddingTokens)
{
    /// <summary>The padding as a share of all that was computed, from 0 to below 1.</summary>
    public double PaddingShare => PaddingTokens == 0 ? 0 : PaddingTokens / (double)(Tokens + PaddingTokens);

    /// <summary>Both together.</summary>
    public static BatchReport operator +(BatchReport left, BatchReport right) => new(
        left.Batches + right.Batches, left.Rows + right.Rows, left.Tokens + right.Tokens,
        left.PaddingTokens + right.PaddingTokens);

    /// <summary>Both together.</summary>
    public static BatchReport Add(BatchReport left, BatchReport right) => left + right;

    internal static BatchReport Of(IReadOnlyList<TokenEncoding> rows, int width)
    {
        var tokens = rows.Sum(row => (long)row.Count);
        return new BatchReport(1, rows.Count, tokens, ((long)rows.Count * width) - tokens);
    }
}
