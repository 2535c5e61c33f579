using System.Text;
using System.Text.Json;

namespace Search.Inference.Tests;

/// <summary>
/// Every kind of stage on its own, against what the reference library makes of text full of traps: combining marks,
/// Hangul in parts, controls, characters beyond the BMP, white space of all kinds.
/// </summary>
public sealed class TokenizerStageTests
{
    private static readonly string Cases = Path.GetDirectoryName(ReferenceCases.Folder("x"))!;
    private static readonly Dictionary<string, JsonElement> Stages = Read("stages.jsonl");
    private static readonly Dictionary<string, JsonElement> Decoders = Read("decoders.jsonl");

    public static TheoryData<string> StageNames => [.. Stages.Keys];

    public static TheoryData<string> DecoderNames => [.. Decoders.Keys];

    [Theory]
    [MemberData(nameof(StageNames))]
    public void AStageGivesTheTokensPlacesAndWordsOfTheReference(string name)
    {
        var tokenizer = Parse(Stages[name]);
        var encoding = new TokenEncoding();
        foreach (var expected in Stages[name].GetProperty("cases").EnumerateArray())
        {
            var text = expected.GetProperty("text").GetString()!;
            if (expected.TryGetProperty("pair", out var pair))
            {
                tokenizer.EncodePair(text, pair.GetString(), encoding);
                Assert.Equal(Numbers(expected, "seq"), Array.ConvertAll(encoding.Sequences.ToArray(), x => (int)x));
            }
            else
            {
                tokenizer.Encode(text, encoding);
                Assert.Equal(Numbers(expected, "words"), encoding.Words.ToArray());
            }

            Assert.Equal(Numbers(expected, "ids"), encoding.Ids.ToArray());
            Assert.Equal(Numbers(expected, "types"), encoding.TypeIds.ToArray());
            Assert.Equal(Offsets(expected), encoding.Offsets.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(DecoderNames))]
    public void ADecoderJoinsTokensAsTheReferenceDoes(string name)
    {
        var tokenizer = Parse(Decoders[name]);
        foreach (var expected in Decoders[name].GetProperty("cases").EnumerateArray())
        {
            var text = tokenizer.Decode(Numbers(expected, "ids"), expected.GetProperty("skip").GetBoolean());

            Assert.Equal(expected.GetProperty("text").GetString(), text);
        }
    }

    [Fact]
    public void WindowsOfEveryStrategyAndSideAreThoseOfTheReference()
    {
        foreach (var line in File.ReadLines(Path.Combine(Cases, "truncation.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var expected = document.RootElement;
            var windows = EncodeWindows(expected);

            var wanted = expected.GetProperty("windows").EnumerateArray().ToArray();
            Assert.Equal(wanted.Length, windows.Count);
            foreach (var (window, i) in windows.Select((window, i) => (window, i)))
            {
                Assert.Equal(Numbers(wanted[i], "ids"), window.Ids.ToArray());
                Assert.Equal(Numbers(wanted[i], "types"), window.TypeIds.ToArray());
                Assert.Equal(Offsets(wanted[i]), window.Offsets.ToArray());
            }
        }
    }

    private static IReadOnlyList<TokenEncoding> EncodeWindows(JsonElement given)
    {
        var tokenizer = ReferenceCases.Load(given.GetProperty("tokenizer").GetString()!);
        var truncation = new TokenTruncation
        {
            MaxLength = given.GetProperty("max_length").GetInt32(),
            Stride = given.GetProperty("stride").GetInt32(),
            Strategy = Enum.Parse<TruncationStrategy>(given.GetProperty("strategy").GetString()!),
            Side = Enum.Parse<TokenSide>(given.GetProperty("side").GetString()!),
        };
        var text = given.GetProperty("text").GetString();
        return given.GetProperty("pair").GetString() is { } pair
            ? tokenizer.EncodeWindows(text, pair, truncation)
            : tokenizer.EncodeWindows(text, truncation);
    }

    /// <summary>The character map of XLM-R is large, so the cases name it instead of repeating it.</summary>
    private static Tokenizer Parse(JsonElement stage)
    {
        var json = stage.GetProperty("tokenizer").GetRawText();
        if (json.Contains("@charsmap", StringComparison.Ordinal))
        {
            var path = Path.Combine(ReferenceCases.Folder("unigram-xlmr-layout"), "tokenizer.json");
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var map = document.RootElement.GetProperty("normalizer").GetProperty("normalizers")[0];
            json = json.Replace(
                "@charsmap", map.GetProperty("precompiled_charsmap").GetString(), StringComparison.Ordinal);
        }

        return Tokenizer.Parse(Encoding.UTF8.GetBytes(json), stage.GetProperty("name").GetString()!);
    }

    private static int[] Numbers(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];

    private static TokenOffset[] Offsets(JsonElement parent) =>
    [
        .. parent.GetProperty("offsets").EnumerateArray()
            .Select(offset => new TokenOffset(offset[0].GetInt32(), offset[1].GetInt32())),
    ];

    private static Dictionary<string, JsonElement> Read(string file) =>
        File.ReadLines(Path.Combine(Cases, file))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(stage => stage.GetProperty("name").GetString()!, StringComparer.Ordinal);
}
