using FsCheck.Xunit;

namespace Search.Inference.Tests;

/// <summary>What holds for any string, well-formed or not.</summary>
public sealed class TokenizerPropertyTests
{
    private static readonly Tokenizer[] Tokenizers =
        [.. ReferenceCases.Names.Select(row => ReferenceCases.Load(row.Data))];

    [Property(MaxTest = 300)]
    public void EveryTokenHasAPlaceInTheText(string? generated)
    {
        var text = generated ?? "";
        foreach (var tokenizer in Tokenizers)
        {
            var previous = 0;
            foreach (var (start, end) in tokenizer.Encode(text, addSpecialTokens: false).Offsets)
            {
                Assert.InRange(start, previous, end);
                Assert.InRange(end, start, text.Length);
                previous = start;
            }
        }
    }

    [Property(MaxTest = 300)]
    public void ByteLevelTokensDecodeToTheText(string? generated)
    {
        var text = (generated ?? "").EnumerateRunes().Aggregate("", (all, rune) => all + rune);
        var roberta = Tokenizers[3];

        Assert.Equal(text, roberta.Decode(roberta.Encode(text, addSpecialTokens: false).Ids, skipSpecialTokens: false));
    }

    [Property(MaxTest = 200)]
    public void APairIsItsTwoTexts(string? first, string? second)
    {
        foreach (var tokenizer in Tokenizers)
        {
            var pair = new TokenEncoding();
            tokenizer.EncodePair(first, second, pair, addSpecialTokens: false);

            var alone = tokenizer.Encode(first ?? "", false).Ids.ToArray()
                .Concat(tokenizer.Encode(second ?? "", false).Ids.ToArray());

            Assert.Equal(alone, pair.Ids.ToArray());
        }
    }
}
