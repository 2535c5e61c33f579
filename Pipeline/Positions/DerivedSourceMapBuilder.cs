using System.Runtime.InteropServices;

namespace Search.Pipeline;

/// <summary>
/// Makes the <see cref="SourceMap"/> of a text that was made by editing another mapped text from front to back.
/// </summary>
/// <remarks>
/// What stands between two pieces of the original was left out. Pages, headings and places that began in text left out
/// begin with the next piece. Not thread-safe; one builder a text. Costs a logarithmic search a piece.
/// </remarks>
/// <param name="original">The map of the text before the edits.</param>
public sealed class DerivedSourceMapBuilder(SourceMap original)
{
    private readonly SourceMap _original = original ?? throw new ArgumentNullException(nameof(original));
    private readonly List<SourceRun> _runs = [];
    private readonly List<Piece> _pieces = [];
    private int _originalEnd;

    /// <summary>The length of the new text so far.</summary>
    public int TextLength { get; private set; }

    /// <summary>Says that the next text is copied from the original text, unit by unit.</summary>
    /// <param name="originalStart">Where it stands there, at or after the end of the piece before.</param>
    /// <param name="length">How long it is; zero is allowed and does nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The range lies outside the original text or before the piece before.
    /// </exception>
    public void Copy(int originalStart, int length)
    {
        var span = Next(originalStart, length);
        if (length == 0)
        {
            return;
        }

        foreach (var run in _original.SliceRuns(span))
        {
            AddRun(run with { TextStart = run.TextStart + TextLength });
        }

        _pieces.Add(new Piece(TextLength, span, length, IsCopied: true));
        TextLength += length;
    }

    /// <summary>Says that the next text stands for a range of the original text without being equal to it.</summary>
    /// <param name="textLength">How long the new text is; zero is allowed and does nothing.</param>
    /// <param name="originalStart">Where the range begins, at or after the end of the piece before.</param>
    /// <param name="originalLength">How long the range is; zero for added text.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A length is negative, or the range lies outside the original text or before the piece before.
    /// </exception>
    public void Replace(int textLength, int originalStart, int originalLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(textLength);
        var span = Next(originalStart, originalLength);
        if (textLength == 0)
        {
            return;
        }

        if (_original.FileSpanOf(span) is { } file)
        {
            AddRun(new SourceRun(TextLength, file.Start, file.Length, IsCopied: false));
        }

        _pieces.Add(new Piece(TextLength, span, textLength, IsCopied: false));
        TextLength += textLength;
    }

    /// <summary>The map of all the new text so far.</summary>
    public SourceMap Build() => new(
        TextLength, [.. _runs], Move(_original.Headings), Move(_original.Pages), Move(_original.Places),
        _original.Lines, MoveBoxes());

    private TextSpan Next(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(start, _originalEnd, "originalStart");
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _original.TextLength - start);
        _originalEnd = start + length;
        return new TextSpan(start, start + length);
    }

    private void AddRun(SourceRun run)
    {
        if (run.IsCopied && _runs.Count > 0 && _runs[^1] is { IsCopied: true } last && last.FileEnd == run.FileStart)
        {
            _runs[^1] = last with { FileLength = last.FileLength + run.FileLength };
        }
        else
        {
            _runs.Add(run);
        }
    }

    private T[] Move<T>(ReadOnlySpan<T> marks)
        where T : struct, IMark<T>
    {
        var moved = new List<T>(marks.Length);
        var piece = 0;
        foreach (var mark in marks)
        {
            while (piece < _pieces.Count && _pieces[piece].Original.End <= mark.TextStart)
            {
                piece++;
            }

            if (piece == _pieces.Count)
            {
                break;
            }

            Add(moved, mark.At(_pieces[piece].Find(mark.TextStart)));
        }

        return [.. moved];
    }

    // A word of a copied piece moves with it; those of a replaced piece stand for all of the new text together.
    private BoxMark[] MoveBoxes()
    {
        var moved = new List<BoxMark>(_original.Boxes.Length);
        foreach (var piece in _pieces)
        {
            foreach (var box in BoxMark.Slice(_original.Boxes, piece.Original))
            {
                if (piece.IsCopied)
                {
                    moved.Add(box with { TextStart = piece.TextStart + box.TextStart });
                }
                else if (moved.Count == 0 || moved[^1].TextEnd <= piece.TextStart)
                {
                    moved.Add(new BoxMark(piece.TextStart, piece.TextLength, box.Box));
                }
            }
        }

        return [.. moved];
    }

    private static void Add<T>(List<T> marks, T mark)
        where T : struct, IMark<T>
    {
        if (marks.Count > 0 && marks[^1].TextStart == mark.TextStart)
        {
            CollectionsMarshal.AsSpan(marks)[^1] = mark;
        }
        else
        {
            marks.Add(mark);
        }
    }

    private readonly record struct Piece(int TextStart, TextSpan Original, int TextLength, bool IsCopied)
    {
        public int Find(int originalIndex) =>
            IsCopied ? TextStart + Math.Max(0, originalIndex - Original.Start) : TextStart;
    }
}
