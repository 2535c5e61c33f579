using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Search.Indexing;

/// <summary>Reads an open file page by page and puts its text together.</summary>
internal sealed class PdfReading(
    PdfDocument document, PdfRequest request, IPdfProgress progress, CancellationToken cancellationToken)
{
    private readonly List<PageLine> _lines = [];
    private readonly Dictionary<int, double> _heights = [];
    private readonly PdfWarnings _warnings = new();
    private int _characters;

    public PdfContent Read()
    {
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadPage(number);
            progress.OnStep();
            if (_characters > request.MaxCharacters)
            {
                return PdfContent.Failed(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The text of the first {number} pages has more than {request.MaxCharacters} characters; "
                    + $"raise ConversionLimits.MaxCharacters to keep it."));
            }
        }

        return Compose();
    }

    private void ReadPage(int number)
    {
        try
        {
            var page = document.GetPage(number);
            _heights[number] = page.Height;
            var lines = PageLayout.LinesOf(
                number, PdfWords.Of(page, request.HiddenText, _warnings), cancellationToken);
            if (lines.Count == 0 && page.NumberOfImages > 0)
            {
                lines = Recognize(page);
            }

            _lines.AddRange(lines);
            _characters += lines.Sum(line => line.Words.Sum(word => word.Text.Length + 1));
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            _warnings.Add($"Page {number} is damaged and was left out: {exception.Message}");
        }
    }

    private List<PageLine> Recognize(Page page)
    {
        var text = request.RecognizesText ? progress.Recognize(PdfImages.Of(page)) : null;
        var lines = RecognizedText.LinesOf(text, page.Number, page.Width, page.Height);
        if (lines.Count == 0)
        {
            _warnings.AddWithoutText(page.Number);
        }

        return lines;
    }

    private PdfContent Compose()
    {
        var outline = PdfOutline.Of(document, _warnings);
        var lines = request.KeepRepeatedLines ? _lines : RepeatedLines.Remove(_lines, _heights, _warnings);
        PdfHeadings.Mark(lines, outline);
        Paragraphs.JoinAcrossBlocks(lines);
        var (text, map) = new PdfText(lines, request.JoinHyphenatedWords).Build();
        return new PdfContent
        {
            Text = text,
            Map = map,
            Title = PdfMetadata.TitleOf(document),
            Metadata = PdfMetadata.Of(document),
            Warnings = _warnings.ToList(),
        };
    }
}
