namespace Search.Inference.Tests;

public sealed class TokenizerAllocationTests
{
    private const string Text =
        "The naïve café of Ångström: 3,141 words — 中文 and 한국어, emoji 😀, don't [SEP] <mask> \t\n straße "
        + "supercalifragilistic";

    public static TheoryData<string> Names => ReferenceCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void AWarmTokenizerAllocatesNothing(string name)
    {
        // One of its own: the pool of a shared one may hand out memory that another test has not warmed for this text.
        var tokenizer = Tokenizer.Load(ReferenceCases.Folder(name));
        var encoding = new TokenEncoding();
        var truncation = new TokenTruncation { MaxLength = 16 };
        Encode();
        Encode();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Encode();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);

        void Encode()
        {
            tokenizer.Encode(Text, encoding);
            tokenizer.Encode(Text, encoding, truncation: truncation);
            tokenizer.EncodePair(Text, Text, encoding);
            tokenizer.EncodePair(Text, Text, encoding, truncation: truncation);
        }
    }
}
