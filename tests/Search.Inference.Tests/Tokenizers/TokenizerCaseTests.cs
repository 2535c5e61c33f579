using System.Text.Json;
using Search.Quality;

namespace Search.Inference.Tests;

/// <summary>A comparison that finds nothing proves nothing; so it is shown to find what is wrong.</summary>
public sealed class TokenizerCaseTests
{
    private static readonly Tokenizer Tokenizer = Some.Parse(Some.WordPieceFile());

    [Theory]
    [InlineData("""{"kind":"text","text":"ab","ids":[5,7],"offsets":[[0,1],[1,2]],"mask":[1,1]}""")]
    [InlineData("""{"kind":"text","text":"ab","tokens":["a","##b"],"words":[0,0]}""")]
    [InlineData("""{"kind":"pair","text":"a","pair":"b","ids":[5,6],"types":[0,1],"sequence":[0,1],"special":[0,0]}""")]
    [InlineData("""{"kind":"truncate","text":"a b a","max_length":2,"direction":"left","ids":[6,5]}""")]
    [InlineData("""{"kind":"windows","text":"a b a","max_length":2,"windows":[{"ids":[5,6]},{"ids":[5]}]}""")]
    [InlineData("""{"kind":"decode","ids":[5,6],"skip_special_tokens":true,"text":"a b"}""")]
    public void ACaseThatIsMetHasNoDifference(string json) => Assert.Null(FindDifference(json));

    [Theory]
    [InlineData("""{"kind":"text","text":"ab","ids":[5,6]}""", "expected (6), got (7 ##b)")]
    [InlineData("""{"kind":"text","text":"ab","ids":[5,7,2]}""", "ids from token 2: expected (2), got ()")]
    [InlineData("""{"kind":"text","text":"ab","offsets":[[0,1],[0,2]]}""", "expected ([0,2]), got ([1,2])")]
    [InlineData("""{"kind":"text","text":"ab","words":[0,1]}""", "words from token 1")]
    [InlineData("""{"kind":"text","text":"ab","unheard":[]}""", "'unheard' is not known")]
    [InlineData("""{"kind":"windows","text":"a b a","max_length":2,"windows":[]}""", "2 windows instead of 0")]
    [InlineData("""{"kind":"windows","text":"a b a","max_length":2,"windows":[{},{"ids":[6]}]}""", "window 2: ids")]
    [InlineData("""{"kind":"decode","ids":[5],"text":"b"}""", "decoded \"a\"")]
    [InlineData("""{"kind":"sing","text":"a"}""", "kind 'sing' is not known")]
    public void ADifferenceIsDescribed(string json, string expected) =>
        Assert.Contains(expected, FindDifference(json), StringComparison.Ordinal);

    private static string? FindDifference(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new TokenizerCase(document.RootElement).FindDifference(Tokenizer);
    }
}
