using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Search.Indexing;

/// <summary>Converts the bytes of a file in this process, on this thread.</summary>
internal static class PdfFile
{
    /// <summary>How deep the parser may nest; its thread has a stack for that.</summary>
    private const int MostNested = 256;

    /// <summary>The stack of a thread that parses.</summary>
    public const int StackSize = 64 * 1024 * 1024;

    public static PdfContent Convert(
        byte[] bytes, PdfRequest request, IPdfProgress progress, CancellationToken cancellationToken)
    {
        var inflation = new PdfInflation(request.MaxInflatedBytes, request.MaxInflationRatio);
        try
        {
            using var document = PdfDocument.Open(bytes, OptionsOf(request, inflation));
            progress.OnStep();
            var content = document.NumberOfPages > request.MaxPages
                ? PdfContent.Failed(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file has {document.NumberOfPages} pages, more than {request.MaxPages}; "
                    + $"raise ConversionLimits.MaxPages to convert it."))
                : new PdfReading(document, request, progress, cancellationToken).Read();
            return inflation.Error is { } error ? PdfContent.Failed(error) : content;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && inflation.Error is not null)
        {
            return PdfContent.Failed(inflation.Error);
        }
        catch (PdfDocumentEncryptedException)
        {
            return PdfContent.Failed(request.Passwords.Count == 0
                ? "The file is encrypted and needs a password; give it in PdfOptions.Passwords."
                : "The file is encrypted, and none of the passwords in PdfOptions.Passwords opens it.");
        }
        catch (OutOfMemoryException)
        {
            return PdfContent.Failed("The file needs more memory than PdfWorkerOptions.MaxMemory allows.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return PdfContent.Failed(
                $"The file is damaged and cannot be read as a PDF: {exception.Message} ({exception.GetType().Name})");
        }
    }

    private static ParsingOptions OptionsOf(PdfRequest request, PdfInflation inflation) => new()
    {
        UseLenientParsing = true,
        SkipMissingFonts = true,
        MaxStackDepth = Math.Min(request.MaxDepth, MostNested),
        FilterProvider = new PdfFilters(inflation),
        Passwords = ["", .. request.Passwords],
    };
}
