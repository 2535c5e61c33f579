using System.Runtime.InteropServices;

namespace Search.Inference;

/// <summary>Cuts words by a byte-pair model, and remembers the words it has cut.</summary>
internal sealed class BytePairWorker(BytePairModel model) : ModelWorker
{
    private readonly WordCache _cache = new();
    private readonly BytePairWord _word = new(model.Merges);
    private readonly List<WordToken> _tokens = [];
    private char[] _affixed = new char[64];

    public override void Tokenize(ReadOnlySpan<char> piece, int start, TokenBuffer tokens)
    {
        if (!_cache.TryGet(piece, out var cut))
        {
            Cut(piece);
            cut = CollectionsMarshal.AsSpan(_tokens);
            _cache.Add(piece, cut);
        }

        foreach (ref readonly var token in cut)
        {
            tokens.Add(token.Id, start + token.Start, start + token.End);
        }
    }

    private void Cut(ReadOnlySpan<char> piece)
    {
        _tokens.Clear();
        if (model.Options.IgnoresMerges && model.Vocabulary.TryGetId(piece, out var id))
        {
            _tokens.Add(new WordToken(id, 0, piece.Length));
            return;
        }

        _word.Clear();
        AddCharacters(piece);
        _word.MergeAll();
        PlaceTokens(piece);
    }

    private void AddCharacters(ReadOnlySpan<char> piece)
    {
        var unknownBytes = 0;
        for (var at = 0; at < piece.Length;)
        {
            var codePoint = UnicodeProperties.CodePointAt(piece, at);
            var next = at + UnicodeProperties.UnitsOf(codePoint);
            var bytes = UnicodeProperties.Utf8BytesOf(codePoint);
            if (model.Vocabulary.TryGetId(Affix(piece, at, next), out var id))
            {
                FlushUnknown(ref unknownBytes);
                _word.Add(id, bytes);
            }
            else if (!(model.Options.FallsBackToBytes && TryAddBytes(codePoint)) && model.Options.UnknownId is not null)
            {
                if (!model.Options.FusesUnknown)
                {
                    FlushUnknown(ref unknownBytes);
                }

                unknownBytes += bytes;
            }

            at = next;
        }

        FlushUnknown(ref unknownBytes);
    }

    private void FlushUnknown(ref int bytes)
    {
        if (bytes > 0)
        {
            _word.Add(model.Options.UnknownId!.Value, bytes);
            bytes = 0;
        }
    }

    private bool TryAddBytes(int codePoint)
    {
        Span<byte> bytes = stackalloc byte[4];
        bytes = bytes[..UnicodeProperties.EncodeUtf8(codePoint, bytes)];
        foreach (var value in bytes)
        {
            if (model.IdOfByte(value) < 0)
            {
                return false;
            }
        }

        // The reference adds them before an unknown token that is still pending, so their order is kept here.
        foreach (var value in bytes)
        {
            _word.Add(model.IdOfByte(value), 1);
        }

        return true;
    }

    private ReadOnlySpan<char> Affix(ReadOnlySpan<char> piece, int start, int end)
    {
        var prefix = start > 0 ? model.Options.Prefix : "";
        var suffix = end == piece.Length ? model.Options.Suffix : "";
        var character = piece[start..end];
        var length = prefix.Length + character.Length + suffix.Length;
        if (length == character.Length)
        {
            return character;
        }

        if (_affixed.Length < length)
        {
            _affixed = new char[length];
        }

        prefix.CopyTo(_affixed);
        character.CopyTo(_affixed.AsSpan(prefix.Length));
        suffix.CopyTo(_affixed.AsSpan(prefix.Length + character.Length));
        return _affixed.AsSpan(0, length);
    }

    /// <summary>
    /// Turns lengths in bytes into places in the piece. Lengths add up from the left, so tokens after a dropped
    /// character stand too early, as they do in the reference.
    /// </summary>
    private void PlaceTokens(ReadOnlySpan<char> piece)
    {
        var cursor = new ByteCursor(piece);
        foreach (ref readonly var symbol in _word.Symbols)
        {
            if (symbol.Bytes > 0)
            {
                var start = cursor.At;
                var end = cursor.Advance(symbol.Bytes);
                _tokens.Add(new WordToken(symbol.Id, start, end));
            }
        }
    }
}
