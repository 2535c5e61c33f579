namespace Search.Indexing.Tests;

/// <summary>Files made to break a parser: each is an error or a document, in time, and the next file works.</summary>
public sealed class HostilePdfTests
{
    private const double MostSeconds = 10;
    private static readonly PdfConverter Shared = new();

    public static TheoryData<string> Names => [.. HostilePdfs.All().Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AHostileFileHarmsItselfOnly(string name)
    {
        var good = RawPdf.Of(RawPdf.Line(72, 700, "A good file."));
        Assert.Equal("A good file.", (await Converted.ConvertAsync(Shared, good)).Document!.Text);
        var bytes = HostilePdfs.All().First(file => file.Name == name).Make();

        // The processor time of the worker, which other programs on the machine do not lengthen.
        var result = await Converted.ConvertAsync(Shared, bytes);
        var time = Shared.Workers.LastSpent;

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {time.TotalSeconds:0.0} s, {result.Error ?? $"{result.Document!.Text.Length} characters"}, "
            + $"{string.Join(' ', result.Warnings)}");
        Assert.True(result.Error is not null || result.Document is not null);
        Assert.True(time.TotalSeconds < MostSeconds, $"It took {time}.");
        Assert.Equal("A good file.", (await Converted.ConvertAsync(Shared, good)).Document!.Text);
    }

    [Fact]
    public async Task DamagedFilesAreErrorsOrDocuments()
    {
        var sound = RawPdf.Of([.. Enumerable.Range(1, 5).Select(page => RawPdf.Line(72, 700, $"Page {page} of a file."))]);
        var random = new Random(17);
        for (var i = 0; i < 60; i++)
        {
            var damaged = sound[..(i % 2 == 0 ? random.Next(20, sound.Length) : sound.Length)];
            for (var j = 0; j < i / 2; j++)
            {
                damaged[random.Next(9, damaged.Length)] = (byte)random.Next(256);
            }

            var result = await Converted.ConvertAsync(Shared, damaged);
            Assert.True(result.Error is { Length: > 20 } || result.Document is not null);
        }
    }
}
