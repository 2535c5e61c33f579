using Search.Pipeline;
using UglyToad.PdfPig.Content;

namespace Search.Indexing;

/// <summary>Takes the images of a scanned page out of its file.</summary>
internal static class PdfImages
{
    private const int MostImages = 64;

    public static ScannedPage Of(Page page)
    {
        var images = new List<ScannedImage>();
        foreach (var image in page.GetImages().Take(MostImages))
        {
            if (FileOf(image) is var (mediaType, bytes))
            {
                var bounds = image.BoundingBox;
                images.Add(new ScannedImage(mediaType, bytes, new PageBox(
                    page.Number, (float)bounds.Left, (float)(page.Height - bounds.Top), (float)bounds.Width,
                    (float)bounds.Height)));
            }
        }

        return new ScannedPage(page.Number, (float)page.Width, (float)page.Height, images);
    }

    // A JPEG stands in a PDF as it is; other images are made into PNG files.
    private static (string MediaType, byte[] Bytes)? FileOf(IPdfImage image)
    {
        var raw = image.RawMemory;
        return raw.Span.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? ("image/jpeg", raw.ToArray())
            : image.TryGetPng(out var png) ? ("image/png", png)
            : null;
    }
}
