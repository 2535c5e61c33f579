using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Search.Indexing;

/// <summary>Turns bytes into text: by byte order mark, else as declared, else as UTF-8, else as Windows-1252.</summary>
internal static class TextDecoder
{
    // The length that git looks at, too, to tell binary files from text.
    private const int BinaryProbeLength = 8000;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf32BigEndian = new UTF32Encoding(bigEndian: true, byteOrderMark: false);

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static Encoding Windows1252 => Encoding.GetEncoding(1252);

    /// <summary>Whether the start of a file has bytes that text has not.</summary>
    /// <remarks>
    /// A NUL decides, unless a byte order mark tells of UTF-16 or UTF-32, or all of it reads well as UTF-16. Without
    /// one, bytes that are not UTF-8 are still text in some older encoding as long as control characters are rare;
    /// compressed data has one byte in ten of them.
    /// </remarks>
    public static bool LooksBinary(ReadOnlySpan<byte> head)
    {
        if (FindByteOrderMark(head).Encoding is not null)
        {
            return false;
        }

        var probe = head[..Math.Min(head.Length, BinaryProbeLength)];
        if (probe.Contains((byte)0))
        {
            return UnmarkedUtf16.Find(probe) is null;
        }

        return !IsUtf8Start(probe) && CountControls(probe) * 32 > probe.Length;
    }

    private static int CountControls(ReadOnlySpan<byte> probe)
    {
        var count = 0;
        foreach (var value in probe)
        {
            count += value is < 7 or (> 13 and < 27) or (> 27 and < 32) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="declared">The name of the encoding that the file or its sender gives, if any.</param>
    /// <param name="warnings">Gets what was guessed or replaced.</param>
    /// <param name="maxLength">How long the text may be.</param>
    /// <returns>The text after the byte order mark; null when the bytes are no text.</returns>
    /// <exception cref="UnmappableTextException">The text is longer; it is not made then.</exception>
    public static string? Decode(
        ReadOnlySpan<byte> bytes, string? declared, ICollection<string> warnings, int maxLength = int.MaxValue)
    {
        if (LooksBinary(bytes))
        {
            return null;
        }

        var (encoding, markLength) = FindByteOrderMark(bytes);
        var content = bytes[markLength..];
        encoding ??= FindEncoding(content, declared, warnings);
        CheckLength(content, encoding, maxLength);
        var text = encoding.GetString(content);
        WarnOfReplaced(text, encoding, declared, warnings);
        return ReplaceNulls(text, warnings);
    }

    /// <summary>The encoding of that name; null when .NET knows none.</summary>
    public static Encoding? FindEncoding(string name)
    {
        try
        {
            return Encoding.GetEncoding(name.Trim());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The encoding of that Windows code page; null when .NET knows none.</summary>
    public static Encoding? FindEncoding(int codePage)
    {
        try
        {
            return Encoding.GetEncoding(codePage);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding FindEncoding(ReadOnlySpan<byte> bytes, string? declared, ICollection<string> warnings)
    {
        if (UnmarkedUtf16.Find(bytes[..Math.Min(bytes.Length, BinaryProbeLength)]) is { } utf16)
        {
            warnings.Add($"The file has no byte order mark; it was read as {utf16.WebName}.");
            return utf16;
        }

        var isUtf8 = Utf8.IsValid(bytes);
        if (declared is not null && FindDeclared(declared, warnings) is { } encoding && !(isUtf8 && IsUtf8(encoding)))
        {
            // What calls itself Latin-1 or ASCII is Windows-1252 in practice, as the WHATWG Encoding standard has it.
            return encoding.CodePage is 28591 or 20127 ? Windows1252 : encoding;
        }

        if (isUtf8)
        {
            return StrictUtf8;
        }

        warnings.Add("The file is not valid UTF-8; it was read as Windows-1252.");
        return Windows1252;
    }

    // No encoding has more characters than bytes, so most files need no counting.
    private static void CheckLength(ReadOnlySpan<byte> bytes, Encoding encoding, int maxLength)
    {
        if (bytes.Length > maxLength && encoding.GetCharCount(bytes) is var length && length > maxLength)
        {
            throw new UnmappableTextException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file has {length} characters, more than {maxLength}; " +
                $"raise ConversionLimits.MaxCharacters to convert it."));
        }
    }

    private static void WarnOfReplaced(
        string text, Encoding encoding, string? declared, ICollection<string> warnings)
    {
        if (declared is not null && !ReferenceEquals(encoding, StrictUtf8)
            && text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            warnings.Add($"The file declares '{encoding.WebName}' but has bytes that do not fit; they became U+FFFD.");
        }
    }

    private static Encoding? FindDeclared(string declared, ICollection<string> warnings)
    {
        var encoding = FindEncoding(declared);
        if (encoding is null)
        {
            warnings.Add($"The file declares the unknown encoding '{declared}', which was ignored.");
        }

        // A declaration that could be read byte by byte proves that the file is no UTF-16, as the HTML standard notes.
        return encoding is UnicodeEncoding or UTF32Encoding ? null : encoding;
    }

    // The last character of the probe may be cut; it has four bytes at most.
    private static bool IsUtf8Start(ReadOnlySpan<byte> probe)
    {
        for (var cut = 0; cut < Math.Min(4, probe.Length); cut++)
        {
            if (Utf8.IsValid(probe[..^cut]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUtf8(Encoding encoding) => encoding.CodePage == Encoding.UTF8.CodePage;

    private static string ReplaceNulls(string text, ICollection<string> warnings)
    {
        var count = text.AsSpan().Count('\0');
        if (count == 0)
        {
            return text;
        }

        warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{count} NUL characters became U+FFFD."));
        return text.Replace('\0', '\uFFFD');
    }

    private static (Encoding? Encoding, int Length) FindByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (Utf32BigEndian, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };
}
