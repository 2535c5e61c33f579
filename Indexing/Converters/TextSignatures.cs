using System.Text;

namespace Search.Indexing;

/// <summary>The text formats that show in the first characters of a file.</summary>
internal static class TextSignatures
{
    private static readonly string[] HtmlStarts = ["<!doctype html", "<html", "<head", "<body"];
    private static readonly string[] MailStarts =
        ["return-path:", "received:", "delivered-to:", "message-id:", "mime-version:"];

    /// <summary>The media type that the text shows; null when it could be anything.</summary>
    public static string? Find(ReadOnlySpan<byte> head)
    {
        var start = SkipToMarkup(head);
        if (StartsWithAny(start, HtmlStarts))
        {
            return MediaType.Html;
        }

        if (StartsWith(start, "<?xml"))
        {
            return FindInXml(start);
        }

        return StartsWith(start, "<svg") ? "image/svg+xml"
            : StartsWithAny(head, MailStarts) ? "message/rfc822"
            : null;
    }

    private static string FindInXml(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOf("?>"u8);
        var root = SkipToMarkup(end < 0 ? [] : start[(end + 2)..]);
        return StartsWithAny(root, HtmlStarts) ? MediaType.Xhtml
            : StartsWith(root, "<svg") ? "image/svg+xml"
            : "application/xml";
    }

    /// <summary>The text after a byte order mark, white space and comments.</summary>
    private static ReadOnlySpan<byte> SkipToMarkup(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            text = text[3..];
        }

        while (true)
        {
            text = text.TrimStart(" \t\r\n\f"u8);
            var end = text.StartsWith("<!--"u8) ? text.IndexOf("-->"u8) : -1;
            if (end < 0)
            {
                return text;
            }

            text = text[(end + 3)..];
        }
    }

    private static bool StartsWithAny(ReadOnlySpan<byte> text, string[] starts)
    {
        foreach (var start in starts)
        {
            if (StartsWith(text, start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, string start) =>
        text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);
}
