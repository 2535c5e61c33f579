namespace Search.Quality;

/// <summary>Tells whether a range of a file, rid of its markup, is a text; white space apart.</summary>
/// <remarks>
/// What looks like markup may be text, as in code, so all ways to read the range are followed side by side: for each
/// place in the file, how much of the text may have been read there.
/// </remarks>
internal sealed class MarkupMatch(MarkupText markup, string file, string text)
{
    private const char LastAscii = '\u007F';

    private readonly string _text = Squeezed.LettersOf(text);
    private readonly bool[][] _read = new bool[file.Length + 1][];

    /// <summary>Whether the two are the same.</summary>
    public bool Holds()
    {
        _read[0] = new bool[_text.Length + 1];
        for (var at = 0; at <= file.Length; at++)
        {
            if (at <= markup.Slack)
            {
                Reach(at)[0] = true;
            }

            if (_read[at] is not { } here)
            {
                continue;
            }

            if (here[_text.Length] && file.Length - at <= markup.Slack)
            {
                return true;
            }

            Advance(at, here);
        }

        return _read[file.Length] is { } last && last[_text.Length];
    }

    private void Advance(int at, bool[] here)
    {
        if (at == file.Length)
        {
            return;
        }

        if (char.IsWhiteSpace(file[at]) || file[at] == '|')
        {
            Skip(here, at + 1);
        }

        var isWhole = file[at] <= LastAscii || char.IsSurrogate(file[at]);
        ReadAny(here, isWhole ? file[at].ToString() : Squeezed.LettersOf(file[at].ToString()), at, at + 1);
        if (markup.Codes.Match(file, at) is { Success: true, Length: > 0 } code)
        {
            ReadAny(here, Squeezed.LettersOf(markup.Decode(code.Value)), at, at + code.Length);
        }

        foreach (var tokens in markup.Tokens)
        {
            if (tokens.Match(file, at) is { Success: true, Length: > 0 } token)
            {
                Skip(here, at + token.Length);
            }
        }
    }

    private bool[] Reach(int at) => _read[at] ??= new bool[_text.Length + 1];

    private void Skip(bool[] here, int to)
    {
        var there = Reach(to);
        for (var i = 0; i < here.Length; i++)
        {
            there[i] |= here[i];
        }
    }

    // A range may begin or end within the characters that one piece of the file stands for.
    private void ReadAny(bool[] here, string characters, int from, int to)
    {
        Read(here, characters, to);
        for (var cut = 1; cut < characters.Length; cut++)
        {
            if (from == 0)
            {
                Read(here, characters.AsSpan(cut), to);
            }

            if (to == file.Length)
            {
                Read(here, characters.AsSpan(0, cut), to);
            }
        }
    }

    private void Read(bool[] here, ReadOnlySpan<char> characters, int to)
    {
        for (var i = 0; i < here.Length; i++)
        {
            if (here[i] && _text.AsSpan(i).StartsWith(characters))
            {
                Reach(to)[i + characters.Length] = true;
            }
        }
    }
}
