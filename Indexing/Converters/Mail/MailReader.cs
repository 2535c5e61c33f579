using System.Globalization;
using MimeKit;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads one file of mail, with all the mails and files that are attached.</summary>
internal sealed class MailReader(MailOptions options, FileDescription file, CancellationToken cancellationToken)
{
    // As many as a file of the default size has, if each has some words in it.
    private const int MaxMails = 100_000;

    // Beyond MaxEntries attachments are left out; a mail of so many parts is not parsed to its end.
    private const int MaxParts = 50_000;

    private readonly List<Document> _documents = [];
    private readonly List<string> _warnings = [];
    private int _entries;

    private int PartLimit => Math.Max(MaxParts, file.Limits.MaxEntries);

    /// <summary>Reads a file that is one mail.</summary>
    /// <exception cref="FormatException">The file is no mail.</exception>
    public async Task<ConversionResult> ReadAsync(Stream content)
    {
        var parser = BoundedMimeParser.OfMail(
            ParserOptionsFor(), Bounded(content), PartLimit, options.MaxHeadBytes);
        using var message = await parser.ParseMessageAsync(cancellationToken).ConfigureAwait(false);
        var error = await AddAsync(message, file.Id, file.Depth).ConfigureAwait(false);
        return error is null ? ConversionResult.Of(_documents, _warnings) : ConversionResult.Failed(error);
    }

    /// <summary>Reads a file that holds many mails, one after the other.</summary>
    /// <exception cref="FormatException">The file is no mailbox.</exception>
    public async Task<ConversionResult> ReadMailboxAsync(Stream content)
    {
        var parser = BoundedMimeParser.OfMailbox(
            ParserOptionsFor(), Bounded(content), PartLimit, options.MaxHeadBytes);
        var number = 0;
        while (!parser.IsEndOfStream)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (number == MaxMails)
            {
                _warnings.Add($"There are more than {MaxMails} mails; the rest was left out.");
                break;
            }

            using var message = await parser.ParseMessageAsync(cancellationToken).ConfigureAwait(false);
            var name = string.Create(CultureInfo.InvariantCulture, $"message-{++number}");
            var error = await AddAsync(message, Document.PartId(file.Id, name), file.Depth).ConfigureAwait(false);
            if (error is not null)
            {
                _warnings.Add($"{name}: {error}");
            }

            if (_entries > file.Limits.MaxEntries)
            {
                break;
            }
        }

        return _documents.Count > 0
            ? ConversionResult.Of(_documents, _warnings)
            : ConversionResult.Failed(_warnings.FirstOrDefault() ?? "The mailbox has no mail.");
    }

    /// <summary>Adds a mail and what is attached to it.</summary>
    /// <returns>Why it cannot be read; null when it can.</returns>
    private async Task<string?> AddAsync(MimeMessage message, string id, int depth)
    {
        var parts = new MailParts(cancellationToken);
        parts.Add(message.Body);
        if (parts.Encryption is { } encryption && parts.Texts.Count == 0)
        {
            return $"The message is {encryption} and cannot be read without its key.";
        }

        var text = new MailText(message, options, MediaType.WithoutParameters(file.MediaType), _warnings);
        foreach (var part in parts.Texts)
        {
            text.AddBody(part, cancellationToken);
        }

        if (text.Length > file.Limits.MaxCharacters)
        {
            return TextConversion.TooLong(text.Length, file.Limits);
        }

        _documents.Add(text.Build(id));
        Warn(parts, message.Subject);
        if (options.IncludeAttachments)
        {
            await AddAttachmentsAsync(parts, id, depth).ConfigureAwait(false);
        }

        return null;
    }

    private async Task AddAttachmentsAsync(MailParts parts, string id, int depth)
    {
        var names = new PartNames();
        foreach (var attachment in parts.Attachments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++_entries > file.Limits.MaxEntries)
            {
                if (_entries == file.Limits.MaxEntries + 1)
                {
                    _warnings.Add($"There are more than {file.Limits.MaxEntries} attachments; the rest was left out.");
                }

                return;
            }

            await AddAttachmentAsync(attachment, names, id, depth).ConfigureAwait(false);
        }
    }

    private async Task AddAttachmentAsync(MimeEntity attachment, PartNames names, string id, int depth)
    {
        if (attachment is MessagePart nested)
        {
            var name = names.Add((nested.Message?.Subject ?? "message") + ".eml");
            var error = depth >= options.MaxNesting ? $"It is nested deeper than {options.MaxNesting} mails."
                : nested.Message is null ? "It is empty."
                : await AddAsync(nested.Message, Document.PartId(id, name), depth + 1).ConfigureAwait(false);
            WarnOf(name, error);
            return;
        }

        var part = (MimePart)attachment;
        var fileName = names.Add(part.FileName ?? part.ContentType.Name ?? "attachment");
        WarnOf(fileName, await ConvertAsync(part, fileName, id, depth).ConfigureAwait(false));
    }

    private async Task<string?> ConvertAsync(MimePart part, string name, string id, int depth)
    {
        if (file.PartConverter is not { } converter || part.Content is null)
        {
            return part.Content is null ? "It is empty." : "There is no converter for attachments.";
        }

        using var content = new MemoryStream();
        await part.Content.DecodeToAsync(content, cancellationToken).ConfigureAwait(false);
        var head = content.GetBuffer().AsMemory(0, (int)Math.Min(content.Length, MediaType.HeadLength));
        content.Position = 0;
        var description = file with
        {
            Id = Document.PartId(id, name),
            MediaType = MailParts.MediaTypeOf(part, head.Span, name),
            Depth = depth + 1,
        };
        var result = await converter.ConvertAsync(content, description, cancellationToken).ConfigureAwait(false);
        _documents.AddRange(result.Documents);
        _warnings.AddRange(result.Warnings.Select(warning => $"{name}: {warning}"));
        return result.Error;
    }

    private void WarnOf(string name, string? problem)
    {
        if (problem is not null)
        {
            _warnings.Add($"The attachment '{name}' was left out: {problem}");
        }
    }

    private void Warn(MailParts parts, string? subject)
    {
        if (parts.Encryption is { } encryption)
        {
            _warnings.Add($"A part of the mail '{subject}' is {encryption} and was left out.");
        }

        _warnings.AddRange(parts.Warnings);
    }

    private ParserOptions ParserOptionsFor()
    {
        var parserOptions = ParserOptions.Default.Clone();
        parserOptions.MaxMimeDepth = Math.Min(file.Limits.MaxDepth, parserOptions.MaxMimeDepth);
        return parserOptions;
    }

    private BoundedStream Bounded(Stream content) => new(content, file.Limits.MaxBytes);
}
