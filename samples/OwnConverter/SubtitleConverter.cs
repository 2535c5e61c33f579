using System.Globalization;
using System.Text;
using Search.Pipeline;

namespace OwnConverter;

/// <summary>Reads SubRip subtitles: what is said, each caption with its number as the paragraph.</summary>
internal sealed class SubtitleConverter : IDocumentConverter
{
    public IReadOnlyCollection<string> MediaTypes { get; } = ["application/x-subrip"];

    // Raised whenever the same file gives another text or other places, so that it is indexed anew.
    public string Version => "subtitles/1";

    public async ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default)
    {
        using var reader = new StreamReader(content, leaveOpen: true);
        var subtitles = await reader.ReadToEndAsync(cancellationToken);
        var map = new SourceMapBuilder(subtitles);
        var text = new StringBuilder();
        var caption = 0;
        foreach (var line in LinesOf(subtitles))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var words = subtitles[line].Trim();
            if (int.TryParse(words, CultureInfo.InvariantCulture, out var number))
            {
                caption = number;
            }
            else if (words.Contains("-->", StringComparison.Ordinal))
            {
                map.AddPlace(new SourcePlace { Paragraph = caption });
            }
            else if (words.Length > 0)
            {
                // Each line is copied from the file, with its line break, so that every answer leads back to its line.
                text.Append(subtitles[line]);
                map.Copy(line.Start.Value, line.End.Value - line.Start.Value);
            }
        }

        if (text.Length == 0)
        {
            return ConversionResult.Failed("The file has no captions.");
        }

        return ConversionResult.Of(
            new Document
            {
                Id = file.Id,
                Text = text.ToString(),
                SourceMap = map.Build(),
                MediaType = file.MediaType,
            });
    }

    private static IEnumerable<Range> LinesOf(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            yield return start..end;
            start = end;
        }
    }
}
