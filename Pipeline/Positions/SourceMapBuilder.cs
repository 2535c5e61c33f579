namespace Search.Pipeline;

/// <summary>Makes a <see cref="SourceMap"/> while a converter makes the text, from the front to the back.</summary>
/// <remarks>Not thread-safe; one builder a document.</remarks>
public sealed class SourceMapBuilder
{
    private const int MostRunsExpected = 4096;

    private readonly List<SourceRun> _runs = [];
    private readonly List<HeadingMark> _headings = [];
    private readonly List<PageMark> _pages = [];
    private readonly List<PlaceMark> _places = [];
    private readonly List<BoxMark> _boxes = [];
    private readonly List<(int Level, string Title)> _open = [];
    private readonly FileLines? _lines;
    private readonly int _fileLength;

    /// <summary>A builder for a format that is text, so that places have lines and columns.</summary>
    /// <param name="file">The decoded file, without its byte order mark.</param>
    public SourceMapBuilder(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _lines = FileLines.Of(file);
        _fileLength = file.Length;
    }

    /// <summary>A builder for a format that is not text, so that places have no lines and columns.</summary>
    public SourceMapBuilder()
    {
    }

    /// <summary>The length of the text so far.</summary>
    public int TextLength { get; private set; }

    /// <summary>Says that the next text is copied from the file, unit by unit.</summary>
    /// <param name="fileStart">Where it stands in the file.</param>
    /// <param name="length">How long it is; zero is allowed and does nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range lies outside the file.</exception>
    public void Copy(int fileStart, int length)
    {
        CheckFileRange(fileStart, length);
        if (length == 0)
        {
            return;
        }

        if (_runs.Count > 0 && _runs[^1] is { IsCopied: true } last && last.FileEnd == fileStart)
        {
            _runs[^1] = last with { FileLength = last.FileLength + length };
        }
        else
        {
            AddRun(new SourceRun(TextLength, fileStart, length, IsCopied: true));
        }

        TextLength += length;
    }

    /// <summary>Says that the next text stands for a range of the file without being equal to it.</summary>
    /// <param name="textLength">How long the text is: a decoded entity, the line break between two paragraphs.</param>
    /// <param name="fileStart">Where the range begins in the file.</param>
    /// <param name="fileLength">How long the range is; zero for text that the converter added.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range lies outside the file.</exception>
    public void Replace(int textLength, int fileStart, int fileLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(textLength);
        CheckFileRange(fileStart, fileLength);
        if (textLength > 0)
        {
            AddRun(new SourceRun(TextLength, fileStart, fileLength, IsCopied: false));
            TextLength += textLength;
        }
    }

    /// <summary>Says that the next text, of a format without file positions, has this length.</summary>
    public void Advance(int textLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(textLength);
        TextLength += textLength;
    }

    /// <summary>
    /// Says that a heading stands at a place of the text; it closes the open ones of its level and deeper.
    /// </summary>
    /// <param name="textStart">Where its own text begins; at or after that of the heading before.</param>
    /// <param name="level">Its level, from 1.</param>
    /// <param name="title">Its text.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The level is below 1, or the place before the last heading's.
    /// </exception>
    public void AddHeading(int textStart, int level, string title)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(textStart, _headings.Count == 0 ? 0 : _headings[^1].TextStart);
        ArgumentNullException.ThrowIfNull(title);
        _open.RemoveAll(heading => heading.Level >= level);
        _open.Add((level, title));
        _headings.Add(new HeadingMark(textStart, [.. _open.Select(heading => heading.Title)]));
    }

    /// <summary>Says that the next text stands on a page.</summary>
    /// <param name="number">The page's number, from 1, rising.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above that of the page before.</exception>
    public void AddPage(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(number, _pages.Count == 0 ? 0 : _pages[^1].Number);
        _pages.Add(new PageMark(TextLength, number));
    }

    /// <summary>Says that the next text stands at a place of the file's structure, until the next place.</summary>
    public void AddPlace(SourcePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (_places.Count > 0 && _places[^1].TextStart == TextLength)
        {
            _places.RemoveAt(_places.Count - 1);
        }

        if (_places.Count == 0 || _places[^1].Place != place)
        {
            _places.Add(new PlaceMark(TextLength, place));
        }
    }

    /// <summary>Says in which box of a page a word stands.</summary>
    /// <remarks>
    /// The words of a line are shown as one box when they have the same top and height; give them those of the line.
    /// </remarks>
    /// <param name="textStart">Where the word begins in the text so far; not before the end of the last word.</param>
    /// <param name="length">How long it is, at least 1.</param>
    /// <param name="box">The box, of finite lengths.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The word lies outside the text so far or before the word before, or the box is none.
    /// </exception>
    public void AddBox(int textStart, int length, PageBox box)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(textStart, _boxes.Count == 0 ? 0 : _boxes[^1].TextEnd);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, TextLength - textStart);
        if (!box.IsFinite || box.Page < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(box), box, "A box has finite lengths and a page from 1.");
        }

        _boxes.Add(new BoxMark(textStart, length, box));
    }

    /// <summary>The map of all the text so far.</summary>
    public SourceMap Build() =>
        new(TextLength, [.. _runs], [.. _headings], [.. _pages], [.. _places], _lines, [.. _boxes]);

    // A file with markup has a run for every forty characters or so; one without has one.
    private void AddRun(SourceRun run)
    {
        if (_runs.Count == 1)
        {
            _runs.EnsureCapacity(Math.Min(_fileLength / 64, MostRunsExpected));
        }

        _runs.Add(run);
    }

    private void CheckFileRange(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, _fileLength, nameof(length));
    }
}
