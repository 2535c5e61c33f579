using Search.Inference;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>What the sizes of chunks are counted in.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public abstract class SplitMeasure
{
    // What a splitter makes of it is in this assembly only.
    private protected SplitMeasure(string name) => Name = name;

    /// <summary>The units that a splitter cuts into: words, sentences, lines.</summary>
    public static SplitMeasure Units { get; } = new UnitMeasure();

    /// <summary>UTF-16 code units.</summary>
    public static SplitMeasure Characters { get; } = new CharacterMeasure();

    /// <summary>Words: what stands between white space.</summary>
    public static SplitMeasure Words { get; } = new WordMeasure();

    /// <summary>What is counted, in lower case; part of a splitter's version.</summary>
    public string Name { get; }

    /// <summary>The most code units that a chunk of a size can have; more need not be looked at.</summary>
    internal virtual long MostCharacters(int size) => long.MaxValue;

    /// <summary>What every chunk has besides its text, such as special tokens.</summary>
    internal virtual int Reserved => 0;

    /// <summary>The tokens of a model, the special ones that it adds to each text included.</summary>
    /// <remarks>
    /// So no chunk is cut behind the user's back when it is embedded. Text counts as at least one token for 16
    /// characters: a tokenizer can make one token of a word of any length.
    /// </remarks>
    public static SplitMeasure Tokens(Tokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return new TokenMeasure(tokenizer);
    }

    /// <summary>A counter for one thread.</summary>
    internal abstract Func<string, TextSpan, int> NewCounter();

    private sealed class UnitMeasure() : SplitMeasure("units")
    {
        internal override Func<string, TextSpan, int> NewCounter() => (_, _) => 1;
    }

    private sealed class CharacterMeasure() : SplitMeasure("characters")
    {
        internal override long MostCharacters(int size) => size;

        internal override Func<string, TextSpan, int> NewCounter() => (_, span) => span.Length;
    }

    private sealed class WordMeasure() : SplitMeasure("words")
    {
        internal override Func<string, TextSpan, int> NewCounter() => static (text, span) => Count(text, span);

        private static int Count(string text, TextSpan span)
        {
            var (words, wasSpace) = (0, true);
            foreach (var c in text.AsSpan(span.Start, span.Length))
            {
                var isSpace = char.IsWhiteSpace(c);
                words += wasSpace && !isSpace ? 1 : 0;
                wasSpace = isSpace;
            }

            return words;
        }
    }

    private sealed class TokenMeasure(Tokenizer tokenizer) : SplitMeasure("tokens")
    {
        private const int MaxCharactersPerToken = 16;

        internal override int Reserved { get; } = tokenizer.CountSpecialTokens(pair: false);

        internal override long MostCharacters(int size) => ((long)size + 1) * MaxCharactersPerToken;

        internal override Func<string, TextSpan, int> NewCounter()
        {
            var tokens = new TokenEncoding();
            return (text, span) =>
            {
                tokenizer.Encode(text.AsSpan(span.Start, span.Length), tokens, addSpecialTokens: false);
                return Math.Max(tokens.Count, span.Length / MaxCharactersPerToken);
            };
        }
    }
}
