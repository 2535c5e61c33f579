using Search.Pipeline;

namespace Search.Quality;

/// <summary>A file that is no text: the named paragraph, slide, cell or part has the same words.</summary>
/// <param name="textAt">
/// What stands at a place, in all the ways in which it may be shown; null when nothing does.
/// </param>
internal sealed class PlacedOriginal(Func<SourcePlace, string?> textAt) : IOriginal
{
    private readonly Dictionary<SourcePlace, string?> _known = [];

    /// <inheritdoc/>
    public string? FindProblem(string text, SourceMap map, TextSpan span)
    {
        for (var i = span.Start; i < span.End;)
        {
            if (map.Locate(new TextSpan(i, i + 1)).FirstPlace is not { } place)
            {
                return "it has no place in the file";
            }

            var end = i + 1;
            while (end < span.End && map.Locate(new TextSpan(end, end + 1)).FirstPlace == place)
            {
                end++;
            }

            var words = Squeezed.LettersOf(text[i..end]);
            if (words.Length > 0 && !(At(place) ?? "").Contains(words, StringComparison.Ordinal))
            {
                return At(place) is { } other ? $"at {place} stands '{Start(other)}'" : $"there is no {place}";
            }

            i = end;
        }

        return null;
    }

    private static string Start(string text) => text.Length > 200 ? text[..200] + "…" : text;

    private string? At(SourcePlace place)
    {
        if (!_known.TryGetValue(place, out var words))
        {
            _known[place] = words = textAt(place) is { } text ? Squeezed.LettersOf(text) : null;
        }

        return words;
    }
}
