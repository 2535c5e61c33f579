using System.Text;

namespace Search.Pipeline;

/// <summary>
/// Codes titles and names letter by letter, as likely as the text at hand and earlier names make them.
/// </summary>
/// <remarks>About three bits a letter.</remarks>
internal sealed class StringCoder(PositionCoder coder, string sample)
{
    /// <summary>As much of a text is looked at for guesses; the time of a letter is in proportion.</summary>
    public const int SampleLength = 1024;

    private const int RecentLength = 512;

    // Further names are guessed from each other, so that many of them stay fast.
    private const int NamesWithSample = 32;

    private readonly BitModel[] _high = new BitModel[256];
    private readonly BitModel[] _low = new BitModel[256];
    private readonly StringBuilder _recent = new();
    private int _names;

    public string Code(string text)
    {
        var made = new StringBuilder(text.Length);
        var guesses = new LetterGuesses(_names < NamesWithSample ? $"{sample}\n{_recent}" : _recent.ToString());
        for (var i = 0; ; i++)
        {
            var letter = i < text.Length ? text[i] : LetterGuesses.End;
            var isBreak = i < text.Length && letter == LetterGuesses.End;
            var choice = coder.Choice(
                guesses.After(made), isBreak ? LetterGuesses.OtherChoice : LetterGuesses.ChoiceOf(letter));
            if (LetterGuesses.LetterOf(choice) is { } known)
            {
                if (known == LetterGuesses.End)
                {
                    break;
                }

                made.Append(known);
            }
            else
            {
                made.Append(CodeOther(letter));
            }
        }

        Remember(made);
        return made.ToString();
    }

    private char CodeOther(char letter)
    {
        var high = CodeByte(_high, letter >> 8);
        return (char)(high << 8 | CodeByte(_low, letter & 0xFF));
    }

    private int CodeByte(BitModel[] models, int value)
    {
        var node = 1;
        for (var i = 7; i >= 0; i--)
        {
            node = node << 1 | (coder.Bit(ref models[node], (value >> i & 1) != 0) ? 1 : 0);
        }

        return node & 0xFF;
    }

    private void Remember(StringBuilder name)
    {
        _names++;
        _recent.Append(name).Append('\n');
        if (_recent.Length > RecentLength)
        {
            _recent.Remove(0, _recent.Length - (RecentLength / 2));
        }
    }
}
