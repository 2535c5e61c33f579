namespace Search.Inference.Tests;

public sealed class TokenPaddingTests
{
    private static readonly Tokenizer Bert = ReferenceCases.Load("bert-uncased");

    [Fact]
    public void ABatchBecomesAsLongAsItsLongest()
    {
        TokenEncoding[] batch = [Bert.Encode("one"), Bert.Encode("one two three")];

        new TokenPadding { Id = 7, TypeId = 1 }.Pad(batch);

        Assert.Equal([101, 2028, 102, 7, 7], batch[0].Ids.ToArray());
        Assert.Equal([0, 0, 0, 1, 1], batch[0].TypeIds.ToArray());
        Assert.Equal([1, 1, 1, 0, 0], batch[0].AttentionMask.ToArray());
        Assert.Equal([-1, 0, -1, -1, -1], batch[0].Sequences.ToArray());
        Assert.Equal(5, batch[1].Count);
    }

    [Fact]
    public void PaddingOnTheLeftMovesEveryColumn()
    {
        TokenEncoding[] batch = [Bert.Encode("one")];

        new TokenPadding { Length = 4, Side = TokenSide.Left }.Pad(batch);

        Assert.Equal([0, 101, 2028, 102], batch[0].Ids.ToArray());
        Assert.Equal([0, 1, 1, 1], batch[0].AttentionMask.ToArray());
        Assert.Equal([-1, -1, 0, -1], batch[0].Sequences.ToArray());
        Assert.Equal(new TokenOffset(0, 3), batch[0].Offsets[2]);
        Assert.Equal([-1, -1, 0, -1], batch[0].Words.ToArray());
    }

    [Fact]
    public void TheLengthIsRoundedUpToAMultiple()
    {
        TokenEncoding[] batch = [Bert.Encode("one"), Bert.Encode("one two three four five six seven")];

        new TokenPadding { MultipleOf = 8 }.Pad(batch);

        Assert.All(batch, encoding => Assert.Equal(16, encoding.Count));
    }

    [Fact]
    public void AnEmptyBatchStaysEmpty() => new TokenPadding().Pad([]);
}
