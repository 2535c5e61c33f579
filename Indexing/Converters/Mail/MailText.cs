using System.Text;
using MimeKit;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes a mail as text: the subject, the lines of its head, the body.</summary>
internal sealed class MailText
{
    private const string BlankLine = "\n\n";
    private const int MaxParagraphs = 1_000_000;

    private readonly StringBuilder _head = new();
    private readonly List<string> _bodies = [];
    private readonly SourceMapBuilder _map = new();
    private readonly MimeMessage _message;
    private readonly HtmlOptions _html;
    private readonly string _mediaType;
    private readonly ICollection<string> _warnings;

    public MailText(MimeMessage message, MailOptions options, string mediaType, ICollection<string> warnings)
    {
        _message = message;
        _html = options.Html;
        _mediaType = mediaType == "application/mbox" ? "message/rfc822" : mediaType;
        _warnings = warnings;
        WriteSubject();
        if (options.IncludeHeaders)
        {
            WriteHead();
        }
    }

    /// <summary>The length of the text so far.</summary>
    public int Length => _map.TextLength;

    /// <summary>Writes a part of the body, decoded.</summary>
    public void AddBody(TextPart part, CancellationToken cancellationToken)
    {
        var text = TextOf(part, cancellationToken);
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var body = text.ReplaceLineEndings("\n");
        _bodies.Add(body);
        var name = _bodies.Count == 1 ? "body" : $"body {_bodies.Count}";
        var number = 0;
        foreach (var paragraph in ParagraphsOf(body))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number = Math.Min(number + 1, MaxParagraphs);
            Place(new SourcePlace { Part = name, Paragraph = number }, BlankLine, paragraph.Length);
        }
    }

    /// <summary>The document of all that was written.</summary>
    public Document Build(string id) => new()
    {
        Id = id,
        Text = string.Create(Length, this, static (text, mail) => mail.CopyTo(text)),
        SourceMap = _map.Build(),
        MediaType = _mediaType,
        Title = string.IsNullOrWhiteSpace(_message.Subject) ? null : _message.Subject.Trim(),
        Metadata = MetadataOf(),
    };

    // The bodies may be large; put together in a buffer first, they would stand in memory once more.
    private void CopyTo(Span<char> text)
    {
        _head.CopyTo(0, text, _head.Length);
        var length = _head.Length;
        foreach (var body in _bodies)
        {
            foreach (var (start, count) in ParagraphsOf(body))
            {
                if (length > 0)
                {
                    BlankLine.CopyTo(text[length..]);
                    length += BlankLine.Length;
                }

                body.AsSpan(start, count).CopyTo(text[length..]);
                length += count;
            }
        }
    }

    private static IEnumerable<(int Start, int Length)> ParagraphsOf(string body)
    {
        for (var next = 0; next < body.Length;)
        {
            var end = body.IndexOf(BlankLine, next, StringComparison.Ordinal);
            var paragraph = body.AsSpan(next..(end < 0 ? body.Length : end));
            var start = next + (paragraph.StartsWith('\n') ? 1 : 0);
            var length = paragraph.IsWhiteSpace() ? 0 : paragraph.Trim('\n').Length;
            next += paragraph.Length + BlankLine.Length;
            if (length > 0)
            {
                yield return (start, length);
            }
        }
    }

    private void WriteSubject()
    {
        if (OneLine(_message.Subject) is { Length: > 0 } subject)
        {
            _map.AddHeading(0, 1, subject);
            Write(subject, new SourcePlace { Part = "Subject" }, BlankLine);
        }
    }

    private void WriteHead()
    {
        var separator = BlankLine;
        foreach (var (name, value) in new[]
        {
            ("From", _message.From.ToString()),
            ("To", _message.To.ToString()),
            ("Cc", _message.Cc.ToString()),
            ("Date", _message.Headers[HeaderId.Date]),
        })
        {
            if (OneLine(value) is { Length: > 0 } line)
            {
                Write($"{name}: {line}", new SourcePlace { Part = name }, separator);
                separator = "\n";
            }
        }
    }

    private void Write(string text, SourcePlace place, string separator)
    {
        _head.Append(Length > 0 ? separator : "").Append(text);
        Place(place, separator, text.Length);
    }

    private void Place(SourcePlace place, string separator, int length)
    {
        _map.Advance(Length > 0 ? separator.Length : 0);
        _map.AddPlace(place);
        _map.Advance(length);
    }

    private string? TextOf(TextPart part, CancellationToken cancellationToken)
    {
        if (part.Content is null)
        {
            return null;
        }

        // What is decoded is no longer than what was sent.
        using var content = new MemoryStream((int)Math.Min(part.Content.Stream?.Length ?? 0, Array.MaxLength));
        part.Content.DecodeTo(content, cancellationToken);

        // What was sent is not needed again, and may be large.
        part.Content.Stream?.Dispose();
        part.Content = null;
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        if (Decode(bytes, part.ContentType.Charset) is not { } text)
        {
            _warnings.Add("The text of the mail has bytes that are no text; it was left out.");
            return null;
        }

        WarnOfEncryption(text);
        return part.IsHtml ? HtmlToText(text, cancellationToken) : text;
    }

    // A mail says from outside what its text is, so that UTF-16 needs no mark of its own.
    private string? Decode(ReadOnlySpan<byte> bytes, string? charset) =>
        charset is not null && TextDecoder.FindEncoding(charset) is (UnicodeEncoding or UTF32Encoding) and var wide
            ? wide.GetString(bytes).TrimStart('\uFEFF')
            : TextDecoder.Decode(bytes, charset, _warnings);

    private string HtmlToText(string html, CancellationToken cancellationToken)
    {
        var mapped = new MappedText(html);
        new HtmlText(mapped, new HtmlMetadata(), _html).Write(html, offset: 0, cancellationToken);
        return mapped.Build().Text;
    }

    private void WarnOfEncryption(string text)
    {
        if (text.Contains("-----BEGIN PGP MESSAGE-----", StringComparison.Ordinal))
        {
            _warnings.Add("The text of the mail is encrypted with OpenPGP.");
        }
    }

    private DocumentMetadata MetadataOf()
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        void Add(string name, object? value)
        {
            if (value is not (null or "" or string[] { Length: 0 }))
            {
                values[name] = value;
            }
        }

        Add("subject", OneLine(_message.Subject));
        Add("from", OneLine(_message.From.ToString()));
        Add("to", AddressesOf(_message.To));
        Add("cc", AddressesOf(_message.Cc));
        Add("message_id", _message.MessageId);
        if (_message.Date != DateTimeOffset.MinValue)
        {
            values["date"] = _message.Date;
        }

        return new DocumentMetadata(values);
    }

    private static string[] AddressesOf(InternetAddressList addresses) =>
        [.. addresses.Select(address => OneLine(address.ToString())!)];

    private static string? OneLine(string? text) => text is null
        ? null
        : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
