using System.Text;
using MimeKit;

namespace Search.Indexing.Tests;

/// <summary>Mails made for tests.</summary>
internal static class SomeMail
{
    public static MimeMessage Of(MimeEntity body, string subject = "Tëst mail")
    {
        var message = new MimeMessage { Subject = subject, Body = body, MessageId = "id@example.org" };
        message.From.Add(new MailboxAddress("Änn", "ann@example.org"));
        message.To.Add(new MailboxAddress("Bob", "bob@example.org"));
        message.To.Add(new MailboxAddress("Eve", "eve@example.org"));
        message.Cc.Add(new MailboxAddress("", "carl@example.org"));
        message.Date = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2));
        return message;
    }

    public static TextPart Text(string text, string subtype = "plain", string charset = "utf-8")
    {
        var part = new TextPart(subtype);
        part.SetText(charset, text);
        return part;
    }

    public static MimePart File(string name, byte[] content, string mediaType = "application/octet-stream") =>
        new(mediaType)
        {
            Content = new MimeContent(new MemoryStream(content)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = name,
        };

    public static MimePart File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public static byte[] BytesOf(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }
}
