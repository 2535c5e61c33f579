using BenchmarkDotNet.Attributes;
using Search.Inference;
using Search.Models;

namespace Search.Benchmarks;

/// <summary>Tokens of 100 KB of English, into a buffer that is used again.</summary>
[MemoryDiagnoser]
public class TokenizerBenchmarks
{
    private readonly TokenEncoding _tokens = new();
    private Tokenizer _wordPiece = null!;
    private Tokenizer _bytePairs = null!;

    [GlobalSetup]
    public void Load()
    {
        _wordPiece = Tokenizer.Load(BgeSmallEn.Folder);
        _bytePairs = Tokenizer.Load(RobertaQa.Folder);
    }

    [Benchmark]
    public int WordPiece() => Encode(_wordPiece);

    [Benchmark]
    public int BytePairEncoding() => Encode(_bytePairs);

    private int Encode(Tokenizer tokenizer)
    {
        tokenizer.Encode(SomeText.English, _tokens);
        return _tokens.Count;
    }
}
