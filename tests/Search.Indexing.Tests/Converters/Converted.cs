using System.Net;
using System.Text;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>A converted file beside its document, with the checks that every converter's map has to stand.</summary>
internal sealed class Converted
{
    private readonly (int Start, int End)[] _places;

    private Converted(string file, ConversionResult result)
    {
        File = file;
        Result = result;
        Document = result.Document!;
        _places = [.. Enumerable.Range(0, Text.Length).Select(i => PlaceOf(i, i + 1))];
    }

    public string File { get; }

    public ConversionResult Result { get; }

    public Document Document { get; }

    public string Text => Document.Text;

    public static async Task<ConversionResult> ConvertAsync(
        IDocumentConverter converter, byte[] bytes, ConversionLimits? limits = null, string? mediaType = null)
    {
        using var stream = new MemoryStream(bytes);
        var file = new FileDescription("the/file", mediaType ?? converter.MediaTypes.First());
        return await converter.ConvertAsync(
            stream, limits is null ? file : file with { Limits = limits }, TestContext.Current.CancellationToken);
    }

    public static async Task<Converted> OfAsync(IDocumentConverter converter, string file)
    {
        var result = await ConvertAsync(converter, Encoding.UTF8.GetBytes(file));
        Assert.Null(result.Error);
        return new Converted(file, result);
    }

    /// <summary>The part of the file that the map gives for the first occurrence of some words.</summary>
    public string FileTextOf(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{words}' is not in the text:\n{Text}");
        var (from, to) = PlaceOf(start, start + words.Length);
        return File[from..to];
    }

    public IReadOnlyList<string> HeadingsOf(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{words}' is not in the text:\n{Text}");
        return Document.SourceMap.Locate(new TextSpan(start, start + words.Length)).HeadingPath;
    }

    /// <summary>Checks the whole map, then random spans.</summary>
    public void CheckMap(int seed, int spans)
    {
        Assert.Equal(Text.Length, Document.SourceMap.TextLength);
        for (var i = 0; i < Text.Length; i++)
        {
            CheckPlace(i);
        }

        var random = new Random(seed);
        for (var i = 0; i < spans && Text.Length > 0; i++)
        {
            var start = random.Next(Text.Length);
            CheckSpan(start, start + 1 + random.Next(Math.Min(400, Text.Length - start)));
        }
    }

    private void CheckPlace(int i)
    {
        var (start, end) = _places[i];
        Assert.True(end <= File.Length, $"Character {i} lies outside the file.");
        if (i > 0 && _places[i - 1] != _places[i])
        {
            Assert.True(start >= _places[i - 1].End, $"Character {i} ('{Text[i]}') lies before the one before it.");
        }

        if (!IsCopied(i) && !char.IsWhiteSpace(Text[i]) && Text[i] != '|')
        {
            var decoded = WebUtility.HtmlDecode(File[start..end]);
            Assert.True(
                File[start] == '&' && end > start + 1,
                $"Character {i} ('{Text[i]}') has no origin: '{File[start..end]}' ({decoded}).");
        }
    }

    /// <summary>The file's range, without what the converter removed, is the text.</summary>
    private void CheckSpan(int start, int end)
    {
        var (from, to) = PlaceOf(start, end);
        var kept = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            var (charStart, charEnd) = _places[i];
            Assert.True(charStart >= from && charEnd <= to, $"Character {i} lies outside the range of {start}..{end}.");
            kept.Append(IsCopied(i) ? File[charStart] : Text[i]);
        }

        Assert.Equal(Text[start..end], kept.ToString());
        if (to - from == end - start && Enumerable.Range(start, end - start).All(IsCopied))
        {
            Assert.Equal(Text[start..end], File[from..to]);
        }
    }

    // Two characters with one place are a replacement, such as two line breaks for one.
    private bool IsCopied(int i) =>
        _places[i] is var (start, end) && end == start + 1 && File[start] == Text[i] &&
        (i == 0 || _places[i - 1] != _places[i]) && (i + 1 == Text.Length || _places[i + 1] != _places[i]);

    private (int Start, int End) PlaceOf(int start, int end)
    {
        var place = Document.SourceMap.Locate(new TextSpan(start, end)).FileSpan!.Value;
        return (place.Start, place.End);
    }
}
