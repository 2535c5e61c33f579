using MimeKit;
using MimeKit.Cryptography;
using MimeKit.Tnef;

namespace Search.Indexing;

/// <summary>Sorts the parts of a mail: what is its text, what is attached, what cannot be read.</summary>
internal sealed class MailParts(CancellationToken cancellationToken)
{
    private const string PictureType = "image";

    /// <summary>The parts that are the text, in order.</summary>
    public List<TextPart> Texts { get; } = [];

    /// <summary>The files and mails that are attached, in order.</summary>
    public List<MimeEntity> Attachments { get; } = [];

    /// <summary>What was left out.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>How the mail or a part of it is encrypted; null when it is not.</summary>
    public string? Encryption { get; private set; }

    /// <summary>What an attachment is: by its content, then its name, then what the sender says.</summary>
    public static string MediaTypeOf(MimePart part, ReadOnlySpan<byte> head, string name)
    {
        var found = MediaType.Detect(head, name);
        if (found is not (MediaType.PlainText or MediaType.Binary) || part.ContentType.IsMimeType("text", "plain"))
        {
            return part.ContentType.Charset is { } charset && found.StartsWith("text/", StringComparison.Ordinal)
                ? $"{found}; charset={charset}"
                : found;
        }

        // What is text and has no name that tells more is what the sender says, if he says anything.
        var isOpen = found == MediaType.PlainText && KnownExtensions.Find(name) is null;
        var said = part.ContentType.MimeType.ToLowerInvariant();
        return isOpen && said != MediaType.Binary ? said : found;
    }

    /// <summary>Sorts an entity and all within; a mail without one has none.</summary>
    public void Add(MimeEntity? entity) => Add(entity, takesText: true);

    private void Add(MimeEntity? entity, bool takesText)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (entity)
        {
            case MultipartEncrypted:
                Encryption ??= "encrypted with OpenPGP";
                break;
            case ApplicationPkcs7Mime secure:
                AddSecure(secure);
                break;
            case TnefPart tnef:
                Warnings.Add(
                    $"The attachment '{tnef.FileName ?? "winmail.dat"}' is in Outlook's own format and was left out.");
                break;
            case MultipartSigned { Count: > 0 } signed:
                Add(signed[0], takesText);
                break;
            case MultipartAlternative alternative:
                AddAlternative(alternative, takesText);
                break;
            case MultipartRelated { Root: { } root } related:
                Add(root, takesText);
                AddAll(related.Where(part => part != root), takesText: false);
                break;
            case Multipart multipart:
                AddAll(multipart, takesText);
                break;
            case MessagePart message:
                Attachments.Add(message);
                break;
            case MimePart part:
                AddPart(part, takesText);
                break;
        }
    }

    private void AddAll(IEnumerable<MimeEntity> parts, bool takesText)
    {
        foreach (var part in parts)
        {
            Add(part, takesText);
        }
    }

    /// <summary>Takes the plain text, else the richest that can be read; files beside either are attachments.</summary>
    private void AddAlternative(MultipartAlternative alternative, bool takesText)
    {
        var chosen = alternative.FirstOrDefault(part => Holds(part, "plain"))
            ?? alternative.LastOrDefault(part => Holds(part, "html"))
            ?? alternative.LastOrDefault();
        foreach (var part in alternative)
        {
            Add(part, takesText && part == chosen);
        }
    }

    private static bool Holds(MimeEntity part, string subtype) => part switch
    {
        TextPart text => text.ContentType.IsMimeType("text", subtype) && !text.IsAttachment
            && text.Content is { Stream: { Length: > 0 } },
        MultipartRelated { Root: { } root } => Holds(root, subtype),
        Multipart multipart => multipart.Any(child => Holds(child, subtype)),
        _ => false,
    };

    private void AddSecure(ApplicationPkcs7Mime secure)
    {
        if (secure.SecureMimeType is SecureMimeType.SignedData or SecureMimeType.CertsOnly)
        {
            Warnings.Add("A part is signed with S/MIME in a form that hides its text; it was left out.");
        }
        else
        {
            Encryption ??= "encrypted with S/MIME";
        }
    }

    private void AddPart(MimePart part, bool takesText)
    {
        if (part is TextPart text && !IsAttached(text))
        {
            if (takesText)
            {
                Texts.Add(text);
            }
        }
        else if (!IsPictureInText(part) && part is not ApplicationPkcs7Signature and not ApplicationPgpSignature)
        {
            Attachments.Add(part);
        }
    }

    // A text with a name of its own that comes after another is a file, whatever the sender calls it.
    private bool IsAttached(TextPart text) => text.IsAttachment
        || (text.FileName is not null && Texts.Count > 0)
        || !(text.IsPlain || text.IsHtml);

    private static bool IsPictureInText(MimePart part) =>
        part.ContentType.MediaType.Equals(PictureType, StringComparison.OrdinalIgnoreCase) && !part.IsAttachment;
}
