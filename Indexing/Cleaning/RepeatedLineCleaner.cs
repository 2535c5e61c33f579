using System.Globalization;
using System.Text;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// Removes lines that stand again and again at the beginning or the end of pages: headers and footers.
/// </summary>
/// <remarks>
/// Two lines count as the same when they differ in numbers, case and white space only. Pages are the document's own, or
/// end at form feeds.
/// </remarks>
public sealed class RepeatedLineCleaner : IDocumentCleaner
{
    private readonly RepeatedLineOptions _options;

    /// <summary>A cleaner with these limits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public RepeatedLineCleaner(RepeatedLineOptions? options = null)
    {
        _options = options ?? new RepeatedLineOptions();
        _options.Validate();
    }

    /// <inheritdoc/>
    public string Version => string.Create(
        CultureInfo.InvariantCulture, $"repeated-lines 1 {_options.Lines}/{_options.Share}/{_options.Pages}");

    /// <inheritdoc/>
    public Document Clean(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var pages = PageEdges.LinesOfPages(document, cancellationToken);
        var shapes = pages
            .SelectMany(page => ShapesOf(page, document.Text).Distinct())
            .CountBy(shape => shape, StringComparer.Ordinal)
            .Where(count => count.Value >= _options.Pages && count.Value >= _options.Share * pages.Count)
            .Select(count => count.Key)
            .ToHashSet(StringComparer.Ordinal);
        var edits = new TextEdits(document);
        foreach (var line in pages.SelectMany(page => PageEdges.Edges(page, _options.Lines)))
        {
            if (shapes.Contains(ShapeOf(line.Of(document.Text))))
            {
                edits.Remove(line.WithEnd);
            }
        }

        return edits.Apply();
    }

    private IEnumerable<string> ShapesOf(List<TextLine> page, string text) =>
        PageEdges.Edges(page, _options.Lines).Select(line => ShapeOf(line.Of(text)));

    /// <summary>
    /// The line in lower case, with one mark for each number and one space for each run of white space.
    /// </summary>
    private static string ShapeOf(ReadOnlySpan<char> line)
    {
        var shape = new StringBuilder(line.Length);
        foreach (var c in line.Trim())
        {
            var mark = char.IsDigit(c) ? '#' : char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c);
            if (mark is not ('#' or ' ') || shape.Length == 0 || shape[^1] != mark)
            {
                shape.Append(mark);
            }
        }

        return shape.ToString();
    }
}
