namespace Search.Indexing.Tests;

/// <summary>A file with a page of text and a page that is an image.</summary>
internal static class ScannedPdf
{
    public static byte[] Of()
    {
        var pdf = new RawPdf();
        pdf.AddPage(RawPdf.Line(72, 700, "First page."));
        var image = pdf.AddStream(
            "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 "
            + "/Filter /DCTDecode",
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9]);
        pdf.AddPage("q 500 0 0 700 40 60 cm /Im1 Do Q", resources: $"/XObject << /Im1 {image} 0 R >>");
        return pdf.Build();
    }

    public sealed class Recognizer(Func<ScannedPage, string?> read) : IPageTextRecognizer
    {
        public List<ScannedPage> Pages { get; } = [];

        public string Version => "canned";

        public ValueTask<string?> RecognizeAsync(ScannedPage page, CancellationToken cancellationToken = default)
        {
            Pages.Add(page);
            return ValueTask.FromResult(read(page));
        }
    }
}
