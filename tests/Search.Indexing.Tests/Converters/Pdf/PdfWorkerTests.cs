using System.Diagnostics;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class PdfWorkerTests
{
    private static readonly byte[] Good = RawPdf.Of(RawPdf.Line(72, 700, "A good file."));

    [Fact]
    public async Task AWorkerMakesTheSameAsThisProcessAndIsKept()
    {
        var converter = Converter();
        var pdf = RawPdf.Of(RawPdf.Line(72, 700, "First words.") + RawPdf.Line(72, 600, "Last words."), "");
        var result = await Converted.ConvertAsync(converter, pdf);
        var other = await Converted.ConvertAsync(
            new PdfConverter(new PdfOptions { Worker = new() { RunsInThisProcess = true } }), pdf);
        Assert.Equal(other.Document!.Text, result.Document!.Text);
        Assert.Equal(other.Document.Metadata, result.Document.Metadata);
        var process = Assert.Single(converter.Workers.Processes);
        Assert.NotEqual(Environment.ProcessId, process);
        await CheckGoodAsync(converter);
        Assert.Equal(process, Assert.Single(converter.Workers.Processes));
    }

    [Fact]
    public async Task AWorkerKilledAtWorkIsAnErrorOfItsFileOnly()
    {
        PdfConverter? converter = null;
        var recognizer = new ScannedPdf.Recognizer(_ =>
        {
            Kill(Assert.Single(converter!.Workers.Processes));
            return "too late";
        });
        converter = Converter(new PdfOptions { TextRecognizer = recognizer });
        var result = await Converted.ConvertAsync(converter, ScannedPdf.Of());
        Assert.Equal("The worker process for PDF files ended before the file was done.", result.Error);
        await CheckGoodAsync(converter);
    }

    [Fact]
    public async Task AWorkerKilledWhileIdleIsReplaced()
    {
        var converter = Converter();
        await CheckGoodAsync(converter);
        Kill(Assert.Single(converter.Workers.Processes));
        await CheckGoodAsync(converter);
    }

    [Fact]
    public async Task TheRecognizerIsAskedFromTheWorker()
    {
        var recognizer = new ScannedPdf.Recognizer(page => $"Page {page.Number} in words.");
        var result = await Converted.ConvertAsync(
            Converter(new PdfOptions { TextRecognizer = recognizer }), ScannedPdf.Of());
        Assert.Equal("First page.\n\nPage 2 in words.", result.Document!.Text);
        var image = Assert.Single(Assert.Single(recognizer.Pages).Images);
        Assert.Equal(22, image.Bytes.Length);
        Assert.Equal(new PageBox(2, 40, 82, 500, 700), image.Box);
    }

    [Fact]
    public async Task StoppingTheWorkEndsTheWorker()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var recognizer = new ScannedPdf.Recognizer(_ =>
        {
            stop.Cancel();
            return null;
        });
        var converter = Converter(new PdfOptions { TextRecognizer = recognizer });
        using var stream = new MemoryStream(ScannedPdf.Of());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await converter.ConvertAsync(stream, new FileDescription("x", MediaType.Pdf), stop.Token));
        Assert.Empty(converter.Workers.Processes);
        await CheckGoodAsync(converter);
    }

    [Fact]
    public async Task ManyFilesAtOnceShareTheWorkers()
    {
        var converter = Converter(PdfOptions.Default, new PdfWorkerOptions { MaxWorkers = 2, FilesPerWorker = 3 });
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CheckGoodAsync(converter)));
        Assert.InRange(converter.Workers.Processes.Count, 0, 2);
    }

    [Fact]
    public async Task AFileThatNeedsTooLongIsAnError()
    {
        var converter = Converter();
        var limits = new ConversionLimits { MaxTime = TimeSpan.FromMilliseconds(1) };
        var result = await Converted.ConvertAsync(converter, Good, limits);
        Assert.Contains("took longer than the limit of 0.001 seconds", result.Error, StringComparison.Ordinal);
        await CheckGoodAsync(converter);
    }

    [Fact]
    public async Task LimitsOfSizeAndPagesAreErrors()
    {
        var converter = Converter();
        var large = await Converted.ConvertAsync(converter, Good, new ConversionLimits { MaxBytes = 100 });
        Assert.Contains("larger than 100 bytes", large.Error, StringComparison.Ordinal);
        var pages = RawPdf.Of(RawPdf.Line(72, 700, "One."), RawPdf.Line(72, 700, "Two."));
        var many = await Converted.ConvertAsync(converter, pages, new ConversionLimits { MaxPages = 1 });
        Assert.Contains("2 pages, more than 1", many.Error, StringComparison.Ordinal);
        var text = await Converted.ConvertAsync(converter, pages, new ConversionLimits { MaxCharacters = 6 });
        Assert.Contains("more than 6", text.Error, StringComparison.Ordinal);
    }

    private static PdfConverter Converter(PdfOptions? options = null, PdfWorkerOptions? worker = null) =>
        new((options ?? PdfOptions.Default) with { Worker = worker ?? new PdfWorkerOptions { MaxWorkers = 1 } });

    private static async Task CheckGoodAsync(PdfConverter converter)
    {
        var result = await Converted.ConvertAsync(converter, Good);
        Assert.Null(result.Error);
        Assert.Equal("A good file.", result.Document!.Text);
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }
}
