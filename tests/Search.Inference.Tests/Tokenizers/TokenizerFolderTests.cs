using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Search.Inference.Tests;

/// <summary>
/// Folders without a tokenizer.json, made from the reference tokenizers, whose cases they have to meet.
/// </summary>
public sealed class TokenizerFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-tokenizer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("bert-uncased", true)]
    [InlineData("bert-cased-multilingual", false)]
    public void AVocabTxtIsReadAsBert(string name, bool lowers)
    {
        using var source = Open(name);
        var vocabulary = source.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject()
            .OrderBy(token => token.Value.GetInt32())
            .Select(token => token.Name);
        Write("vocab.txt", string.Join('\n', vocabulary));
        var lowerCase = lowers ? "true" : "false";
        Write("tokenizer_config.json", $$"""{"tokenizer_class":"BertTokenizer","do_lower_case":{{lowerCase}}}""");

        AssertMeetsCasesOf(name);
    }

    [Fact]
    public void AVocabJsonWithMergesIsReadAsRoberta()
    {
        using var source = Open("roberta");
        var model = source.RootElement.GetProperty("model");
        Write("vocab.json", model.GetProperty("vocab").GetRawText());
        var merges = model.GetProperty("merges").EnumerateArray();
        Write("merges.txt", "#version: 0.2\n" + string.Join('\n', merges.Select(WriteMerge)) + "\n");

        AssertMeetsCasesOf("roberta");
    }

    [Fact]
    public void ASentencePieceModelIsReadAsXlmRoberta()
    {
        using var source = Open("unigram-xlmr-layout");
        File.WriteAllBytes(Path.Combine(_folder, "sentencepiece.bpe.model"), WriteProto(source.RootElement));

        AssertMeetsCasesOf("unigram-xlmr-layout");
    }

    [Fact]
    public void AnEmptySpecialTokenIsRefused()
    {
        Write("vocab.txt", "[UNK]\n[CLS]\n[SEP]\n\n");
        Write("tokenizer_config.json", """{"cls_token":""}""");

        var exception = Assert.Throws<TokenizerException>(() => Tokenizer.Load(_folder));

        Assert.Contains("$.cls_token is empty", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APropertyNameWithALoneSurrogateIsRefused()
    {
        Write("vocab.json", """{"<s>":0,"</s>":1,"\ud800":2}""");
        Write("merges.txt", "");

        Assert.Throws<TokenizerException>(() => Tokenizer.Load(_folder));
    }

    [Fact]
    public void AClassOfTokenizerThatIsNotSupportedIsNamed()
    {
        Write("vocab.txt", "[UNK]\n[CLS]\n[SEP]");
        Write("tokenizer_config.json", """{"tokenizer_class":"BertJapaneseTokenizer"}""");

        var exception = Assert.Throws<TokenizerException>(() => Tokenizer.Load(_folder));

        Assert.Contains("$.tokenizer_class is 'BertJapaneseTokenizer'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARepeatedLineOfAVocabularyIsNamed()
    {
        Write("vocab.txt", "[UNK]\na\na");

        var exception = Assert.Throws<TokenizerException>(() => Tokenizer.Load(_folder));

        Assert.Contains("line 3 repeats the token 'a'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x0A, 0x7F, 1 })]
    [InlineData(new byte[] { 0x0A })]
    [InlineData(new byte[] { 0x0B, 1 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x12, 2, 0x18, 2 })]
    public void ABrokenSentencePieceModelIsRefused(byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(_folder, "sentencepiece.bpe.model"), bytes);

        Assert.Throws<TokenizerException>(() => Tokenizer.Load(_folder));
    }

    [Fact]
    public void AFolderWithoutATokenizerSaysWhatWasExpected()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => Tokenizer.Load(_folder));

        Assert.Contains("tokenizer.json", exception.Message, StringComparison.Ordinal);
    }

    private static string WriteMerge(JsonElement merge) =>
        merge.ValueKind == JsonValueKind.String ? merge.GetString()! : $"{merge[0]} {merge[1]}";

    private static JsonDocument Open(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(ReferenceCases.Folder(name), "tokenizer.json")));

    /// <summary>SentencePiece has three special pieces where XLM-R has four, and no mask.</summary>
    private static byte[] WriteProto(JsonElement tokenizer)
    {
        var message = new MemoryStream();
        foreach (var token in (string[])["<unk>", "<s>", "</s>"])
        {
            WriteField(message, 1, Piece(token, 0));
        }

        var vocabulary = tokenizer.GetProperty("model").GetProperty("vocab").EnumerateArray().ToArray();
        foreach (var piece in vocabulary[4..^1])
        {
            WriteField(message, 1, Piece(piece[0].GetString()!, piece[1].GetSingle()));
        }

        var map = tokenizer.GetProperty("normalizer").GetProperty("normalizers")[0].GetProperty("precompiled_charsmap");
        var normalizer = new MemoryStream();
        WriteField(normalizer, 2, map.GetBytesFromBase64());
        WriteField(message, 3, normalizer.ToArray());
        WriteField(message, 2, [0x18, 1]);
        return message.ToArray();
    }

    private static byte[] Piece(string token, float score)
    {
        var message = new MemoryStream();
        WriteField(message, 1, Encoding.UTF8.GetBytes(token));
        message.WriteByte((2 << 3) | 5);
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, score);
        message.Write(bytes);
        return message.ToArray();
    }

    private static void WriteField(MemoryStream message, int field, byte[] value)
    {
        message.WriteByte((byte)((field << 3) | 2));
        var length = value.Length;
        for (; length >= 0x80; length >>= 7)
        {
            message.WriteByte((byte)(length | 0x80));
        }

        message.WriteByte((byte)length);
        message.Write(value);
    }

    private void AssertMeetsCasesOf(string name)
    {
        var (_, differences) = ReferenceCases.Compare(
            Tokenizer.Load(_folder), Path.Combine(ReferenceCases.Folder(name), "cases.jsonl"));
        Assert.True(
            differences.Count == 0, $"{differences.Count} cases differ:\n{string.Join('\n', differences.Take(3))}");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
