using System.Diagnostics;
using System.Text;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>What every converter of a text format has to do.</summary>
public abstract class DocumentConverterContract
{
    internal abstract IDocumentConverter Converter { get; }

    /// <summary>Inputs of a megabyte that make naive parsers slow or overflow their stack, by name.</summary>
    public abstract IEnumerable<string> HostileUnits { get; }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n")]
    [InlineData("word")]
    [InlineData("one\r\ntwo\r\n\r\nthree 😀 four\r\n")]
    [InlineData("a\rb\nc\r\nd")]
    public async Task PlainWordsAreKeptAndMapped(string file)
    {
        var converted = await Converted.OfAsync(Converter, file);
        converted.CheckMap(seed: 1, spans: 50);
        Assert.Equal(Words(file), Words(converted.Text));
    }

    [Fact]
    public async Task AByteOrderMarkNamesTheEncodingAndIsNoText()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("Ä 😀")];
            var result = await Converted.ConvertAsync(Converter, bytes);
            Assert.Equal("Ä 😀", result.Document!.Text);
            Assert.Equal(new TextSpan(0, 4), result.Document.SourceMap.Locate(new TextSpan(0, 4)).FileSpan);
            Assert.Empty(result.Warnings);
        }
    }

    [Fact]
    public async Task BytesThatAreNotUtf8AreReadAsWindows1252WithAWarning()
    {
        var result = await Converted.ConvertAsync(Converter, [(byte)'a', 0xE4, 0x80]);
        Assert.Equal("aä€", result.Document!.Text);
        Assert.Contains("Windows-1252", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCharsetOfTheMediaTypeCounts()
    {
        var mediaType = Converter.MediaTypes.First() + "; charset=\"ISO-8859-5\"";
        var result = await Converted.ConvertAsync(Converter, [0xB0, 0xB1], mediaType: mediaType);
        Assert.Equal("АБ", result.Document!.Text);
    }

    [Fact]
    public async Task BytesThatAreNoTextAreAnError()
    {
        var result = await Converted.ConvertAsync(Converter, [1, 2, 0, 4]);
        Assert.Contains("not text", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileBeyondItsLimitsIsAnError()
    {
        var bytes = "0123456789"u8.ToArray();
        var tooLarge = await Converted.ConvertAsync(Converter, bytes, new() { MaxBytes = 9 });
        Assert.Contains("larger than 9 bytes", tooLarge.Error, StringComparison.Ordinal);
        var tooLong = await Converted.ConvertAsync(Converter, bytes, new() { MaxCharacters = 9 });
        Assert.Contains("10 characters, more than 9", tooLong.Error, StringComparison.Ordinal);
        var fits = await Converted.ConvertAsync(Converter, bytes, new() { MaxBytes = 10, MaxCharacters = 10 });
        Assert.NotNull(fits.Document);
    }

    [Fact]
    public async Task AStreamThatCannotSeekIsReadToo()
    {
        var bytes = Encoding.UTF8.GetBytes(new string('a', 200_000));
        await using var stream = new DripStream(bytes);
        var file = new FileDescription("x", Converter.MediaTypes.First());
        var result = await Converter.ConvertAsync(stream, file, TestContext.Current.CancellationToken);
        Assert.Equal(200_000, result.Document!.Text.Length);
    }

    [Fact]
    public async Task TheWorkCanBeStopped()
    {
        using var stream = new MemoryStream("a"u8.ToArray());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Converter.ConvertAsync(
            stream, new FileDescription("x", Converter.MediaTypes.First()), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task HostileFilesTakeNoMoreThanSecondsAndAFewStackFrames()
    {
        foreach (var unit in HostileUnits)
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)));
            var time = Stopwatch.StartNew();
            await OnSmallStackAsync(() => Converted.ConvertAsync(Converter, bytes));
            Assert.True(time.Elapsed.TotalSeconds < 20, $"A megabyte of '{unit}' took {time.Elapsed}.");
        }
    }

    private static async Task OnSmallStackAsync(Func<Task<ConversionResult>> convert)
    {
        var done = new TaskCompletionSource();
        var context = ExecutionContext.Capture()!;
        var thread = new Thread(
            () => ExecutionContext.Run(context, _ =>
            {
                try
                {
                    var task = convert();
                    Assert.True(task.IsCompleted, "A file in memory is converted without waiting.");
                    Assert.Null(task.Result.Error);
                    done.SetResult();
                }
                catch (Exception exception)
                {
                    done.SetException(exception);
                }
            }, null),
            maxStackSize: 256 * 1024);
        thread.Start();
        await done.Task;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private sealed class DripStream(byte[] bytes) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(Math.Min(count, 777), bytes.Length - _position);
            bytes.AsSpan(_position, read).CopyTo(buffer.AsSpan(offset));
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
