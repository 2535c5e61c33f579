using System.Text;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A file that is text: the range of it has the same words, once its markup is taken away.</summary>
/// <param name="file">The decoded file.</param>
/// <param name="markup">What of it is no text.</param>
/// <param name="added">
/// What the converter may write at a place without a range of its own: the name of a column, the path to a value.
/// </param>
internal sealed class TextOriginal(string file, MarkupText markup, Func<SourcePlace, string>? added = null) : IOriginal
{
    /// <inheritdoc/>
    public string? FindProblem(string text, SourceMap map, TextSpan span)
    {
        var location = map.Locate(span);
        if (location.FileSpan is not { } range || range.End > file.Length)
        {
            return "it has no range in the file";
        }

        if (location.Start != PositionOf(range.Start) || location.End != PositionOf(range.End))
        {
            return $"{range} is not from {location.Start} to {location.End}";
        }

        var kept = new StringBuilder();
        for (var i = span.Start; i < span.End;)
        {
            var end = i + 1;
            if (!IsAdded(map, i))
            {
                kept.Append(text[i]);
            }
            else
            {
                end = EndOfAdded(map, i, span.End);
                if (ProblemOfAdded(text[i..end], map.Locate(new TextSpan(i, i + 1)).FirstPlace) is { } problem)
                {
                    return problem;
                }
            }

            i = end;
        }

        return new MarkupMatch(markup, range.Of(file), kept.ToString()).Holds()
            ? null
            : $"at {location.Start} stands '{range.Of(file)}'";
    }

    private static bool IsAdded(SourceMap map, int index) =>
        map.Locate(new TextSpan(index, index + 1)).FileSpan is { IsEmpty: true };

    private static int EndOfAdded(SourceMap map, int start, int limit)
    {
        var place = map.Locate(new TextSpan(start, start + 1));
        var end = start + 1;
        while (end < limit && map.Locate(new TextSpan(end, end + 1)) is var next
            && next.FileSpan == place.FileSpan && next.FirstPlace == place.FirstPlace)
        {
            end++;
        }

        return end;
    }

    private string? ProblemOfAdded(string text, SourcePlace? place)
    {
        var words = Squeezed.Of(text);
        var allowed = place is null || added is null ? "" : Squeezed.Of(added(place));
        return words.Length == 0 || allowed.Contains(words, StringComparison.Ordinal)
            ? null
            : $"'{text}' was added at {place}";
    }

    private LinePosition PositionOf(int index)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < index; i++)
        {
            var isBreak = file[i] == '\n' || (file[i] == '\r' && (i + 1 == file.Length || file[i + 1] != '\n'));
            (line, start) = isBreak ? (line + 1, i + 1) : (line, start);
        }

        return new LinePosition(line, index - start + 1);
    }
}
