using System.Globalization;

namespace Search.Pipeline;

/// <summary>A range of UTF-16 code units in a text; the end is exclusive.</summary>
public readonly record struct TextSpan
{
    /// <summary>Makes the range from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The start is negative or the end lies before the start.
    /// </exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    /// <summary>The index of the first code unit.</summary>
    public int Start { get; }

    /// <summary>The index after the last code unit.</summary>
    public int End { get; }

    /// <summary>The number of code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the range holds no code unit.</summary>
    public bool IsEmpty => Start == End;

    /// <summary>Whether the index lies in the range.</summary>
    public bool Contains(int index) => index >= Start && index < End;

    /// <summary>Whether all of the other range lies in this one.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>The number of code units that both ranges hold.</summary>
    public int OverlapWith(TextSpan other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));

    /// <summary>The same range, moved by <paramref name="distance"/>.</summary>
    public TextSpan Shift(int distance) => new(Start + distance, End + distance);

    /// <summary>The text that the range covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches beyond the text.</exception>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[Start..End];
    }

    /// <summary>The range as <c>start..end</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}..{End}");
}
