using System.Text;
using System.Text.Json.Nodes;

namespace Search.Inference.Tests;

/// <summary>Files that are malformed, hostile, or ask for what is not supported.</summary>
public sealed class TokenizerFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"model\":{\"type\":\"WordPiece\"}}")]
    [InlineData("{\"model\":{\"type\":\"BPE\",\"vocab\":{},\"merges\":7}}")]
    [InlineData("{\"model\":{\"type\":\"Unigram\",\"unk_id\":0,\"vocab\":[]}}")]
    [InlineData("{\"model\":{\"type\":\"Unigram\",\"unk_id\":0,\"vocab\":[[\"a\"]]}}")]
    [InlineData("{\"model\":{\"type\":\"Unigram\",\"unk_id\":0,\"vocab\":[[\"a\",1e999]]}}")]
    [InlineData("{\"model\":{\"type\":\"Unigram\",\"unk_id\":0,\"vocab\":[[\"a\",NaN]]}}")]
    [InlineData("{\"model\":{\"type\":\"WordLevel\",\"unk_token\":\"a\",\"vocab\":{\"a\":0,\"a\":1}}}")]
    [InlineData("{\"model\":{\"type\":\"WordLevel\",\"unk_token\":\"a\",\"vocab\":{\"a\":0,\"\\ud800\":1}}}")]
    public void MalformedJsonIsRefused(string json) =>
        Assert.Throws<TokenizerException>(() => Tokenizer.Parse(Encoding.UTF8.GetBytes(json), "file.json"));

    [Fact]
    public void NestingWithoutEndIsRefused()
    {
        var json = "{\"model\":" + string.Concat(Enumerable.Repeat("[", 100_000));

        Assert.Throws<TokenizerException>(() => Tokenizer.Parse(Encoding.UTF8.GetBytes(json), "file.json"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(16777216)]
    [InlineData(4294967296)]
    public void AnIdThatIsNegativeUsedBrokenOrHugeIsRefused(double id)
    {
        var file = Some.WordPieceFile();
        file["model"]!["vocab"]!["a"] = id;

        var exception = Assert.Throws<TokenizerException>(() => Some.Parse(file));

        Assert.StartsWith("file.json: $.model.vocab.a ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAddedTokenWithAnotherIdThanTheModelsIsRefused()
    {
        var file = Some.WordPieceFile();
        file["added_tokens"]!.AsArray().Add(Some.AddedToken(100, "new"));

        var exception = Assert.Throws<TokenizerException>(() => Some.Parse(file));

        Assert.Equal(
            "file.json: $.added_tokens[2].id is 100 for 'new'; expected 8, as the vocabulary has it.",
            exception.Message);
    }

    [Theory]
    [InlineData("normalizer", "Transliterate")]
    [InlineData("pre_tokenizer", "UnicodeScripts")]
    [InlineData("post_processor", "Other")]
    [InlineData("decoder", "CTC")]
    [InlineData("model", "Neural")]
    public void AStageThatIsNotSupportedIsNamed(string stage, string type)
    {
        var file = Some.WordPieceFile();
        file[stage] = new JsonObject { ["type"] = type };

        var exception = Assert.Throws<TokenizerException>(() => Some.Parse(file));

        Assert.Contains($"$.{stage}.type is '{type}'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(?<=a)b")]
    [InlineData("a++")]
    [InlineData("(a*)*")]
    [InlineData("^a")]
    [InlineData("\\d")]
    [InlineData("\\p{Greek}")]
    [InlineData("[a&&b]")]
    [InlineData("[[:alpha:]]")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("a{2,1}")]
    [InlineData("(a{1000}){1000}")]
    [InlineData("(?i:ss)")]
    public void AnExpressionThatCannotBeFollowedExactlyIsRefused(string expression)
    {
        var exception = Assert.Throws<TokenizerException>(() => Some.Parse(WithExpression(expression)));

        Assert.StartsWith("file.json: $.normalizer.pattern.Regex has ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('(')]
    [InlineData('|')]
    public void AnExpressionOfAHundredThousandPartsIsRefused(char part) =>
        Assert.Throws<TokenizerException>(() => Some.Parse(WithExpression(new string(part, 100_000))));

    [Fact]
    public void AnExpressionThatNeverEndsIsStopped()
    {
        var tokenizer = Some.Parse(WithExpression("(?:a|a)+(?:a|a)+(?:a|a)+c"));

        Assert.Throws<TokenizerException>(() => tokenizer.Encode(new string('a', 200)));
    }

    [Theory]
    [InlineData("no base64!")]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("/////wAA")]
    public void ABrokenCharacterMapIsRefused(string map)
    {
        var file = Some.WordPieceFile();
        file["normalizer"] = new JsonObject { ["type"] = "Precompiled", ["precompiled_charsmap"] = map };

        Assert.Throws<TokenizerException>(() => Some.Parse(file));
    }

    [Fact]
    public void ACharacterMapOfNoiseDoesNoHarm()
    {
        var bytes = new byte[4 + 4096 + 64];
        new Random(7).NextBytes(bytes);
        BitConverter.TryWriteBytes(bytes, 4096);
        var file = Some.WordPieceFile();
        file["normalizer"] = new JsonObject
        {
            ["type"] = "Precompiled", ["precompiled_charsmap"] = Convert.ToBase64String(bytes),
        };

        var tokenizer = Some.Parse(file);

        Assert.NotNull(tokenizer.Encode("a b \u0301 é 中文 😀"));
    }

    [Fact]
    public void DropoutIsRefusedSinceItIsRandom()
    {
        var file = Some.BytePairFile();
        file["model"]!["dropout"] = 0.1;

        var exception = Assert.Throws<TokenizerException>(() => Some.Parse(file));

        Assert.Contains("$.model.dropout is 0.1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMergeOfWhatTheVocabularyLacksIsRefused()
    {
        var file = Some.BytePairFile();
        file["model"]!["merges"]!.AsArray().Add("b c");

        var exception = Assert.Throws<TokenizerException>(() => Some.Parse(file));

        Assert.StartsWith(
            "file.json: $.model.merges[2] joins 'b' and 'c'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatAModelWithoutUnknownTokenCannotReadIsRefused()
    {
        var file = Some.UnigramFile();
        file["model"]!["unk_id"] = null;
        var tokenizer = Some.Parse(file);

        Assert.Equal([1, 1], tokenizer.Encode("aa").Ids.ToArray());
        Assert.Throws<TokenizerException>(() => tokenizer.Encode("x"));
    }

    [Fact]
    public void SuggestedTruncationAndPaddingAreReadButNotApplied()
    {
        var file = Some.WordPieceFile();
        file["truncation"] = new JsonObject
        {
            ["direction"] = "Left", ["max_length"] = 3, ["strategy"] = "OnlyFirst", ["stride"] = 1,
        };
        file["padding"] = new JsonObject
        {
            ["strategy"] = new JsonObject { ["Fixed"] = 8 },
            ["direction"] = "Left",
            ["pad_to_multiple_of"] = 4,
            ["pad_id"] = 2,
            ["pad_type_id"] = 1,
            ["pad_token"] = "[SEP]",
        };

        var tokenizer = Some.Parse(file);

        Assert.Equal(5, tokenizer.Encode("a b a b a").Count);
        var (truncation, padding) = (tokenizer.Truncation!, tokenizer.Padding!);
        Assert.Equal((3, 1), (truncation.MaxLength, truncation.Stride));
        Assert.Equal((TruncationStrategy.OnlyFirst, TokenSide.Left), (truncation.Strategy, truncation.Side));
        Assert.Equal((8, 4, TokenSide.Left), (padding.Length, padding.MultipleOf, padding.Side));
        Assert.Equal((2, 1), (tokenizer.PaddingId, padding.TypeId));
    }

    private static JsonObject WithExpression(string expression)
    {
        var file = Some.WordPieceFile();
        file["normalizer"] = new JsonObject
        {
            ["type"] = "Replace", ["pattern"] = new JsonObject { ["Regex"] = expression }, ["content"] = "-",
        };
        return file;
    }

    [Fact]
    public void AFileThatMakesTextsGrowWithoutMeasureIsStopped()
    {
        var file = $$"""
            {"normalizer": {"type": "Replace", "pattern": {"Regex": ""}, "content": "{{new string('a', 2000)}}"},
             "model": {"type": "WordLevel", "vocab": {"a": 0}, "unk_token": "a"} }
            """;
        var tokenizer = Tokenizer.Parse(Encoding.UTF8.GetBytes(file), "growing.json");
        Assert.Equal(1, tokenizer.Encode("b").Count);
        var error = Assert.Throws<TokenizerException>(() => tokenizer.Encode(new string('b', 100_000)));
        Assert.Contains("64 times", error.Message, StringComparison.Ordinal);
    }
}
