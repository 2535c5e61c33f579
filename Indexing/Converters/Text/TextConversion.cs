using System.Globalization;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// What all converters of text formats do before and after their own work: read, decode, keep the limits.
/// </summary>
internal static class TextConversion
{
    private const int FirstBufferLength = 64 * 1024;

    /// <summary>Reads and decodes a file and has it converted to one document.</summary>
    /// <param name="content">The file.</param>
    /// <param name="file">What is known about it.</param>
    /// <param name="convert">Makes the document.</param>
    /// <param name="findDeclaredEncoding">Finds what the file's start says about its encoding, if the format can say
    /// it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ValueTask<ConversionResult> RunAsync(
        Stream content,
        FileDescription file,
        Func<TextFile, Document> convert,
        Func<ReadOnlyMemory<byte>, string?> findDeclaredEncoding,
        CancellationToken cancellationToken)
    {
        return RunAsync(content, file, Convert, findDeclaredEncoding, cancellationToken);

        ConversionResult Convert(TextFile text)
        {
            var document = convert(text);
            return document.Text.Length > file.Limits.MaxCharacters
                ? ConversionResult.Failed(TooLong(document.Text.Length, file.Limits))
                : ConversionResult.Of(document, text.Warnings);
        }
    }

    /// <summary>Reads and decodes a file and has it converted to any number of documents.</summary>
    /// <remarks>The file's warnings belong into the result, and the longest text is checked by the caller.</remarks>
    public static async ValueTask<ConversionResult> RunAsync(
        Stream content,
        FileDescription file,
        Func<TextFile, ConversionResult> convert,
        Func<ReadOnlyMemory<byte>, string?> findDeclaredEncoding,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        try
        {
            var (text, error) = await ReadTextAsync(content, file, findDeclaredEncoding, warnings, cancellationToken)
                .ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (error is not null)
            {
                return ConversionResult.Failed(error);
            }

            return convert(new TextFile(text, file, warnings));
        }
        catch (UnmappableTextException exception)
        {
            return ConversionResult.Failed(exception.Message);
        }
    }

    // A method of its own, so that nothing holds on to the bytes while the text is converted.
    private static async ValueTask<(string Text, string? Error)> ReadTextAsync(
        Stream content,
        FileDescription file,
        Func<ReadOnlyMemory<byte>, string?> findDeclaredEncoding,
        List<string> warnings,
        CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(content, file.Limits.MaxBytes, cancellationToken).ConfigureAwait(false);
        if (bytes is not { } all)
        {
            return ("", TooLarge(file.Limits));
        }

        var declared = MediaType.CharsetOf(file.MediaType) ?? findDeclaredEncoding(all);
        return TextDecoder.Decode(all.Span, declared, warnings, file.Limits.MaxCharacters) is { } text
            ? (text, null)
            : ("", $"The file was to be read as {file.MediaType}, but its bytes are not text.");
    }

    /// <summary>The error of a file with more bytes than allowed.</summary>
    public static string TooLarge(ConversionLimits limits) => string.Create(
        CultureInfo.InvariantCulture,
        $"The file is larger than {limits.MaxBytes} bytes; raise ConversionLimits.MaxBytes to convert it.");

    /// <summary>The error of a text longer than allowed.</summary>
    public static string TooLong(int length, ConversionLimits limits) => string.Create(
        CultureInfo.InvariantCulture,
        $"The text has {length} characters, more than {limits.MaxCharacters}; " +
        $"raise ConversionLimits.MaxCharacters to keep it.");

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(FirstLength(content, maxBytes));
        var length = 0;
        while (true)
        {
            var read = await content.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (length > maxBytes)
            {
                return null;
            }

            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, buffer.Length * 2L));
            }
        }
    }

    // One byte more than the file is said to have, so that its end shows without another buffer.
    private static int FirstLength(Stream content, long maxBytes) => content.CanSeek
        ? (int)Math.Clamp(content.Length - content.Position, 0, Math.Min(maxBytes, Array.MaxLength - 1)) + 1
        : FirstBufferLength;
}
