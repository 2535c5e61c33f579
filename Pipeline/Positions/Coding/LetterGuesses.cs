using System.Text;

namespace Search.Pipeline;

/// <summary>Which letter comes next, told by what follows the same letters in a text.</summary>
/// <remarks>
/// After J. G. Cleary and I. H. Witten, "Data compression using adaptive coding and partial string matching", 1984;
/// the text is searched instead of a tree that is built from it, since few letters are asked for.
/// </remarks>
internal sealed class LetterGuesses
{
    /// <summary>Stands after the last letter.</summary>
    public const char End = '\n';

    /// <summary>The choice of all letters that are not told apart here.</summary>
    public const int OtherChoice = 1;

    private const int EndChoice = 0;
    private const int FirstChoice = 2;
    private const char Lowest = ' ';
    private const char Highest = '~';
    private const int Choices = FirstChoice + Highest - Lowest + 1;
    private const int Kinds = 128;

    private readonly string _text;
    private readonly int[] _base = new int[Choices];
    private readonly int[] _frequencies = new int[Choices];

    // Places of the same letter, small or capital, as chains from the last to the first.
    private readonly int[] _last = new int[Kinds];
    private readonly int[] _before;

    public LetterGuesses(string text)
    {
        _text = text;
        _before = new int[text.Length];
        Array.Fill(_base, 1);
        Array.Fill(_last, -1);
        for (var i = 0; i < text.Length; i++)
        {
            _base[ChoiceOf(text[i])]++;
            ref var last = ref _last[Fold(text[i])];
            (_before[i], last) = (last, i);
        }
    }

    /// <summary>What a letter counts that follows the same 0, 1, 2, … letters.</summary>
    private static ReadOnlySpan<int> Weights => [1, 8, 64, 512, 2048];

    public static int ChoiceOf(char letter) => letter switch
    {
        End => EndChoice,
        >= Lowest and <= Highest => letter - Lowest + FirstChoice,
        _ => OtherChoice,
    };

    /// <summary>The letter of a choice; null for those that are not told apart here.</summary>
    public static char? LetterOf(int choice) => choice switch
    {
        EndChoice => End,
        OtherChoice => null,
        _ => (char)(Lowest + choice - FirstChoice),
    };

    /// <summary>How likely each choice is after the letters so far.</summary>
    public ReadOnlySpan<int> After(StringBuilder made)
    {
        _base.CopyTo(_frequencies, 0);
        Span<char> tail = stackalloc char[Math.Min(made.Length, Weights.Length - 1)];
        made.CopyTo(made.Length - tail.Length, tail, tail.Length);
        var isStart = tail.IsEmpty || tail[^1] == ' ';
        for (var at = _last[tail.IsEmpty ? End : Fold(tail[^1])]; at >= 0; at = _before[at])
        {
            if (at + 1 < _text.Length)
            {
                Count(_text[at + 1], Weights[Math.Max(1, CountEqual(at, tail))], isStart);
            }
        }

        Fit();
        return _frequencies;
    }

    private static int Fold(char letter) =>
        letter is >= 'A' and <= 'Z' ? letter | 0x20 : letter < Kinds ? letter : 0;

    private int CountEqual(int at, ReadOnlySpan<char> tail)
    {
        var equal = 0;
        while (equal < tail.Length && equal <= at && Fold(_text[at - equal]) == Fold(tail[tail.Length - 1 - equal]))
        {
            equal++;
        }

        return equal;
    }

    // A title may have capitals where prose has none.
    private void Count(char next, int weight, bool isStart)
    {
        _frequencies[ChoiceOf(next)] += weight;
        if (isStart && char.IsAsciiLetterLower(next))
        {
            _frequencies[ChoiceOf(char.ToUpperInvariant(next))] += weight;
        }
    }

    // The sum stays within what a choice may have.
    private void Fit()
    {
        while (_frequencies.Sum() > BitModel.Whole)
        {
            for (var i = 0; i < Choices; i++)
            {
                _frequencies[i] = (_frequencies[i] + 1) >> 1;
            }
        }
    }
}
