namespace Search.Inference.Tests;

public sealed class TokenizerTests
{
    private static readonly Tokenizer Bert = ReferenceCases.Load("bert-uncased");
    private static readonly Tokenizer Roberta = ReferenceCases.Load("roberta");

    [Fact]
    public void TokensAreFoundByNameAndById()
    {
        Assert.True(Bert.TryGetId("[SEP]", out var id));
        Assert.Equal(102, id);
        Assert.Equal("[SEP]", Bert.GetToken(102));
        Assert.Equal(30522, Bert.VocabularySize);
    }

    [Fact]
    public void AnUnknownTokenHasNoId()
    {
        Assert.False(Bert.TryGetId("no such token", out var id));
        Assert.Equal(-1, id);
        Assert.Null(Bert.GetToken(30522));
        Assert.Null(Bert.GetToken(-1));
    }

    [Fact]
    public void SpecialTokensAreCountedForOneTextAndForTwo()
    {
        Assert.Equal((2, 3), (Bert.CountSpecialTokens(pair: false), Bert.CountSpecialTokens(pair: true)));
        Assert.Equal((2, 4), (Roberta.CountSpecialTokens(pair: false), Roberta.CountSpecialTokens(pair: true)));
    }

    [Fact]
    public void ThePaddingTokenIsTheFilesOwn()
    {
        Assert.Equal(0, Bert.PaddingId);
        Assert.Equal(1, Roberta.PaddingId);
        Assert.Null(Some.Parse(Some.UnigramFile()).PaddingId);
    }

    [Fact]
    public void ALoneSurrogateCountsAsOneReplacementCharacter()
    {
        var broken = Roberta.Encode("a\uD800b \uDC00", addSpecialTokens: false);
        var replaced = Roberta.Encode("a\uFFFDb \uFFFD", addSpecialTokens: false);

        Assert.Equal(replaced.Ids.ToArray(), broken.Ids.ToArray());
        Assert.Equal(replaced.Offsets.ToArray(), broken.Offsets.ToArray());
    }

    [Fact]
    public void ADottedCapitalIBecomesTwoCharactersOfOnePlace()
    {
        var file = Some.WordPieceFile();
        file["normalizer"]!["strip_accents"] = false;

        var encoding = Some.Parse(file).Encode("a İ");

        Assert.Equal([5, 3, 4], encoding.Ids.ToArray());
        Assert.Equal([new(0, 1), new(2, 3), new(2, 3)], encoding.Offsets.ToArray());
    }

    [Fact]
    public void AFilledEncodingIsClearedFirst()
    {
        var encoding = Bert.Encode("one two three");

        Bert.Encode("one", encoding);

        Assert.Equal(3, encoding.Count);
        Assert.Equal([-1, 0, -1], encoding.Sequences.ToArray());
        Assert.True(encoding.IsSpecial(0));
        Assert.False(encoding.IsSpecial(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => encoding.IsSpecial(3));
    }

    [Fact]
    public void WordsAreCountedFromZeroInEveryText()
    {
        var encoding = new TokenEncoding();

        Bert.EncodePair("unaffable man", "yes", encoding);

        Assert.Equal([-1, 0, 0, 0, 1, -1, 0, -1], encoding.Words.ToArray());
    }

    [Fact]
    public void ATextWithoutRoomIsRefused()
    {
        var encoding = new TokenEncoding();
        var two = new TokenTruncation { MaxLength = 2 };
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Bert.Encode("a b", encoding, truncation: two));
        Assert.Contains("2 special tokens", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Bert.EncodeWindows("a b c d e", "context", 8, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bert.EncodeWindows("a b c d e", 4, 2));
    }

    [Fact]
    public void EveryTokenOfALongTextIsInAWindow()
    {
        var text = string.Join(' ', Enumerable.Range(0, 500));
        var whole = Bert.Encode(text, addSpecialTokens: false);

        var windows = Bert.EncodeWindows(text, maxLength: 64, stride: 16);

        var seen = windows.SelectMany(window => window.Offsets.ToArray()).ToHashSet();
        Assert.All(whole.Offsets.ToArray(), offset => Assert.Contains(offset, seen));
        Assert.All(windows, window => Assert.True(window.Count <= 64));
    }

    [Fact]
    public void ManyThreadsGetTheTokensThatOneGets()
    {
        var texts = Enumerable.Range(0, 200).Select(i => $"text {i} of {i * i} naïve words").ToArray();
        var expected = Array.ConvertAll(texts, text => Roberta.Encode(text).Ids.ToArray());
        var actual = new int[texts.Length][];

        Parallel.For(0, texts.Length, i => actual[i] = Roberta.Encode(texts[i]).Ids.ToArray());

        Assert.Equal(expected, actual);
    }
}
