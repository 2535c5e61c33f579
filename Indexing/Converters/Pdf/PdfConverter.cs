using System.Globalization;
using System.Runtime.CompilerServices;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads PDF files: text in reading order, with pages, headings and the boxes of the words.</summary>
/// <remarks>
/// <para>
/// Columns are read one after the other, each from top to bottom; text written in another direction follows. Lines end
/// with a line feed, paragraphs with a blank line. Ligatures are written as their letters, words cut at a line end are
/// joined, repeated headers and footers are kept once, and page numbers are left out; see <see cref="PdfOptions"/>.
/// Headings are those of the outline, else lines in larger letters. The title and the metadata <c>author</c>,
/// <c>subject</c>, <c>keywords</c>, <c>created</c>, <c>modified</c> and <c>language</c> are those the file has, with
/// <c>page_count</c>. The boxes of the words are in <see cref="SourceLocation.Boxes"/>.
/// </para>
/// <para>
/// A file is parsed in a worker process, which is this program started anew and kept from running its own code; it has
/// limits of memory, time and stack, so a file can only take its worker down. The first file waits for the worker's
/// start, a fraction of a second as a rule. Thread-safe; as many files at once as there are workers.
/// </para>
/// </remarks>
/// <param name="options">How to convert; null for the defaults.</param>
public sealed class PdfConverter(PdfOptions? options = null) : IDocumentConverter
{
    /// <summary>What the parser takes for a byte of content, at least.</summary>
    private const int MemoryPerInflatedByte = 8;

    private readonly PdfOptions _options = options ?? PdfOptions.Default;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = [MediaType.Pdf];

    /// <inheritdoc/>
    public string Version { get; } = VersionOf(options ?? PdfOptions.Default);

    internal PdfWorkerPool Workers { get; } = new((options ?? PdfOptions.Default).Worker);

    /// <inheritdoc/>
    public async ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(file);
        cancellationToken.ThrowIfCancellationRequested();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(file.Limits.MaxTime);
        try
        {
            var bounded = new BoundedStream(content, file.Limits.MaxBytes);
            var request = RequestOf(file.Limits);
            var made = _options.Worker.RunsInThisProcess
                ? await PdfInProcess.ConvertAsync(bounded, request, _options.TextRecognizer, time.Token)
                    .ConfigureAwait(false)
                : await Workers.ConvertAsync(bounded, request, _options.TextRecognizer, time.Token)
                    .ConfigureAwait(false);
            return ResultOf(made, file);
        }
        catch (PdfWorkerException exception)
        {
            return ConversionResult.Failed(exception.Message);
        }
        catch (FileTooLargeException)
        {
            return ConversionResult.Failed(TextConversion.TooLarge(file.Limits));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ConversionResult.Failed(string.Create(
                CultureInfo.InvariantCulture,
                $"The conversion took longer than the limit of {file.Limits.MaxTime.TotalSeconds:0.###} seconds."));
        }
    }

    private static string VersionOf(PdfOptions options)
    {
        var changes = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture);
        changes.AppendLiteral("pdf/2");
        changes.AppendLiteral(options.JoinHyphenatedWords ? "" : "-hyphens");
        changes.AppendLiteral(options.KeepRepeatedLines ? "-repeated" : "");
        changes.AppendLiteral(options.HiddenText == PdfHiddenText.OnScans ? "" : $"-{options.HiddenText}");
        changes.AppendLiteral(options.TextRecognizer is { } recognizer ? $"-{recognizer.Version}" : "");
        return changes.ToStringAndClear();
    }

    private static ConversionResult ResultOf(PdfContent made, FileDescription file)
    {
        if (made.Error is { } error)
        {
            return ConversionResult.Failed(error);
        }

        var document = new Document
        {
            Id = file.Id,
            Text = made.Text,
            SourceMap = made.Map!,
            MediaType = MediaType.Pdf,
            Title = made.Title,
            Metadata = made.Metadata,
        };
        return made.Text.Length > file.Limits.MaxCharacters
            ? ConversionResult.Failed(TextConversion.TooLong(document.Text.Length, file.Limits))
            : ConversionResult.Of(document, made.Warnings);
    }

    private PdfRequest RequestOf(ConversionLimits limits) => new(
        _options.Passwords, _options.JoinHyphenatedWords, _options.KeepRepeatedLines, _options.HiddenText,
        _options.TextRecognizer is not null, limits.MaxCharacters, limits.MaxDepth, limits.MaxPages,
        Math.Min(limits.MaxInflatedBytes, _options.Worker.MaxMemory / MemoryPerInflatedByte), limits.MaxInflationRatio);
}
