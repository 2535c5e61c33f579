using System.Buffers;

namespace Search.Inference;

/// <summary>Finds added tokens in text: the leftmost first, of several there the longest.</summary>
internal sealed class AddedTokenMatcher
{
    private readonly CharacterTrie _trie = new();
    private readonly List<AddedToken> _tokens = [];
    private readonly SearchValues<char> _firstUnits;

    /// <param name="tokens">
    /// Each token with the form that it has in the text searched; of equal forms the first wins.
    /// </param>
    public AddedTokenMatcher(IEnumerable<(string Form, AddedToken Token)> tokens)
    {
        var firstUnits = new HashSet<char>();
        foreach (var (form, token) in tokens)
        {
            var node = _trie.Insert(CharacterTrie.Root, form);
            if (_trie.ValueOf(node) < 0)
            {
                _trie.SetValue(node, _tokens.Count);
                _tokens.Add(token);
                firstUnits.Add(form[0]);
            }
        }

        _firstUnits = SearchValues.Create([.. firstUnits]);
    }

    /// <summary>Whether there is nothing to find.</summary>
    public bool IsEmpty => _tokens.Count == 0;

    /// <summary>Cuts a piece of text into added tokens and the text between them.</summary>
    public void Split(ReadOnlySpan<char> chars, Piece piece, PieceList output)
    {
        var text = chars[piece.Start..piece.End];
        var (done, at) = (0, 0);
        while (TryFind(text, ref at, out var length, out var token))
        {
            var (start, end) = (at, at + length);
            at = end;
            if (token.IsSingleWord && (EndsWithWord(text[..start]) || StartsWithWord(text[end..])))
            {
                continue;
            }

            start = token.StripsLeft ? Math.Max(done, text[..start].TrimEnd().Length) : start;
            end = token.StripsRight ? text.Length - text[end..].TrimStart().Length : end;
            output.AddText(piece.Start + done, piece.Start + start);
            output.Add(new Piece(piece.Start + start, piece.Start + end, token.Id));
            done = end;
        }

        output.AddText(piece.Start + done, piece.End);
    }

    private static bool StartsWithWord(ReadOnlySpan<char> text) =>
        text.Length > 0 && UnicodeProperties.Is(UnicodeProperties.CodePointAt(text, 0), CharacterClasses.Word);

    private static bool EndsWithWord(ReadOnlySpan<char> text) =>
        text.Length > 0
        && UnicodeProperties.Is(UnicodeProperties.CodePointBefore(text, text.Length), CharacterClasses.Word);

    private bool TryFind(ReadOnlySpan<char> text, ref int at, out int length, out AddedToken token)
    {
        while (text[at..].IndexOfAny(_firstUnits) is var skipped and >= 0)
        {
            at += skipped;
            var value = _trie.FindLongest(CharacterTrie.Root, text[at..], out length);
            if (value >= 0)
            {
                token = _tokens[value];
                return true;
            }

            at++;
        }

        (length, token) = (0, null!);
        return false;
    }
}
