using System.Text;
using MimeKit;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class MailConverterTests
{
    private static readonly ConverterRouter Router = new(ConverterRouter.BuiltIn);

    [Fact]
    public async Task SubjectHeadAndBodyAreTheText()
    {
        var document = (await ConvertAsync(SomeMail.Text("Hello Bob,\r\n\r\n> old\r\nnew"))).Document!;
        Assert.Equal(
            "Tëst mail\n\nFrom: Änn <ann@example.org>\nTo: Bob <bob@example.org>, Eve <eve@example.org>\n" +
            "Cc: carl@example.org\nDate: Mon, 06 May 2024 07:08:09 +0200\n\nHello Bob,\n\n> old\nnew",
            document.Text.Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("Tëst mail", document.Title);
        Assert.Equal("message/rfc822", document.MediaType);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)), document.Metadata["date"]);
        Assert.Equal("id@example.org", document.Metadata["message_id"]);
        Assert.Equal(2, ((IReadOnlyCollection<object?>)document.Metadata["to"]!).Count);
        var place = MappedPlaces.Of(document, "new");
        Assert.Equal(new SourcePlace { Part = "body", Paragraph = 2 }, place.FirstPlace);
        Assert.Equal(["Tëst mail"], place.HeadingPath);
        Assert.Equal("Subject", MappedPlaces.Of(document, "mail").FirstPlace!.Part);
        Assert.Equal("From", MappedPlaces.Of(document, "ann@").FirstPlace!.Part);
    }

    [Fact]
    public async Task ThePlainAlternativeIsTaken()
    {
        var both = new MultipartAlternative(SomeMail.Text("plain words"), SomeMail.Text("<p>rich words</p>", "html"));
        var text = (await ConvertAsync(both)).Document!.Text;
        Assert.EndsWith("plain words", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rich", text, StringComparison.Ordinal);
        var rich = (await ConvertAsync(SomeMail.Text("<p>rich &amp; <b>bold</b></p><p>x</p>", "html"))).Document!;
        Assert.EndsWith("\n\nrich & bold\n\nx", rich.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iso-8859-5", ContentEncoding.QuotedPrintable)]
    [InlineData("koi8-r", ContentEncoding.Base64)]
    [InlineData("utf-16", ContentEncoding.Base64)]
    [InlineData("utf-8", ContentEncoding.EightBit)]
    public async Task CharsetsAndEncodingsAreDecoded(string charset, ContentEncoding encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var part = SomeMail.Text("Привет, мир", charset: charset);
        part.ContentTransferEncoding = encoding;
        Assert.EndsWith("Привет, мир", (await ConvertAsync(part)).Document!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AttachmentsAreDocumentsOfTheirOwn()
    {
        var nested = SomeMail.Of(
            new Multipart("mixed") { SomeMail.Text("inner body"), SomeMail.File("deep.json", "{\"k\": \"deep value\"}") },
            "Inner");
        var result = await ConvertAsync(new Multipart("mixed")
        {
            SomeMail.Text("outer body"),
            SomeMail.File("notes.md", "# Head\n\nmarked **down**"),
            SomeMail.File("table.csv", "a,b\n1,2\n"),
            new MessagePart("rfc822", nested),
        });

        Assert.Equal(
            [
                "the/file", "the/file!/notes.md", "the/file!/table.csv", "the/file!/Inner.eml",
                "the/file!/Inner.eml!/deep.json",
            ],
            result.Documents.Select(document => document.Id));
        Assert.Equal("Head\n\nmarked down", result.Documents[1].Text);
        Assert.Equal("text/markdown", result.Documents[1].MediaType);
        Assert.Contains("inner body", result.Documents[3].Text, StringComparison.Ordinal);
        Assert.Equal("k: deep value", result.Documents[4].Text);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task WhatCannotBeConvertedIsAWarningWithItsName()
    {
        var result = await ConvertAsync(new Multipart("mixed")
        {
            SomeMail.Text("body"),
            SomeMail.File("photo.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            SomeMail.File("bad.json", "{"),
            SomeMail.File("winmail.dat", [0x78, 0x9F, 0x3E, 0x22], "application/ms-tnef"),
        });
        Assert.Single(result.Documents);
        Assert.Equal(3, result.Warnings.Count);
        foreach (var name in new[] { "photo.png", "bad.json", "winmail.dat" })
        {
            Assert.Single(result.Warnings, warning => warning.Contains(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task PicturesInTheTextAreNoAttachments()
    {
        var picture = new MimePart("image", "png")
        {
            Content = new MimeContent(new MemoryStream([1, 2])),
            ContentId = "x",
            ContentDisposition = new ContentDisposition(ContentDisposition.Inline),
        };
        var result = await ConvertAsync(
            new MultipartRelated { SomeMail.Text("<p>shown <img src='cid:x'></p>", "html"), picture });
        Assert.EndsWith("shown", result.Document!.Text, StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task NamesOfAttachmentsLeadNowhere()
    {
        string[] names = ["../../etc/passwd", "..\\..\\boot.ini", "a\u0007\u202Etxt.exe", "", "..", "same.txt", "SAME.txt"];
        var mixed = new Multipart("mixed") { SomeMail.Text("body") };
        foreach (var name in names)
        {
            mixed.Add(SomeMail.File(name, "content"));
        }

        var ids = (await ConvertAsync(mixed)).Documents.Skip(1).Select(document => document.Id["the/file!/".Length..]);
        Assert.Equal(
            ["passwd", "boot.ini", "atxt.exe", "attachment", "attachment-2", "same.txt", "SAME-2.txt"], ids);
    }

    [Theory]
    [InlineData("Subject: ", "\n\nwords\n")]
    [InlineData("To: a@b.c", "\nSubject: s\n\nwords\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n--b\nX-A: ", "\n\nwords\n--b--\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n", "\n--b\n\nwords\n--b--\n")]
    [InlineData("Content-Type: message/rfc822\n\nSubject: ", "\n\nwords\n")]
    [InlineData(
        "Subject: s\n\nwords\n\nFrom a@b Thu Jan  1 00:00:00 2024\nSubject: ", "\n\nwords\n", "application/mbox")]
    public async Task AHeadThatIsTooLongIsAnError(string start, string end, string mediaType = "message/rfc822")
    {
        var prefix = mediaType == "application/mbox" ? "From a@b Thu Jan  1 00:00:00 2024\n" : "";
        Task<ConversionResult> ConvertAsync(int length) => Converted.ConvertAsync(
            new MailConverter(),
            Encoding.ASCII.GetBytes($"{prefix}{start}{string.Concat(Enumerable.Repeat(", a@b.c\n ", length / 9))}{end}"),
            mediaType: mediaType);

        var error = (await ConvertAsync(10_000_000)).Error;
        Assert.Contains("longer than 1048576 bytes; raise MailOptions.MaxHeadBytes", error, StringComparison.Ordinal);
        Assert.Null((await ConvertAsync(500_000)).Error);
    }

    [Fact]
    public async Task ContentsMayBeLongerThanHeads()
    {
        var words = new string('w', 3_000_000);
        var result = await ConvertAsync(new Multipart("mixed")
        {
            SomeMail.Text(words), SomeMail.File("a.txt", words), SomeMail.File("b.txt", words),
        });
        Assert.Equal(3, result.Documents.Count);
        Assert.All(result.Documents, document => Assert.EndsWith(words, document.Text, StringComparison.Ordinal));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task ParagraphsAreTheLinesBetweenBlankLines()
    {
        var text = (await ConvertAsync(SomeMail.Text("\n\none\r\ntwo\n\n\n\n three \n \n\n\nfour\n"))).Document!;
        Assert.EndsWith("\n\none\ntwo\n\n three \n \n\nfour", text.Text, StringComparison.Ordinal);
        Assert.Equal(3, MappedPlaces.Of(text, "four").FirstPlace!.Paragraph);
    }

    [Theory]
    [InlineData("multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b", "OpenPGP")]
    [InlineData("application/pkcs7-mime; smime-type=enveloped-data", "S/MIME")]
    public async Task AnEncryptedMailIsAnError(string contentType, string expected)
    {
        var mail = $"Subject: Secret\r\nMIME-Version: 1.0\r\nContent-Type: {contentType}\r\n\r\n--b\r\n" +
            "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\n" +
            "Content-Type: application/octet-stream\r\n\r\nxxxx\r\n--b--\r\n";
        var result = await ConvertAsync(Encoding.ASCII.GetBytes(mail));
        Assert.Contains($"encrypted with {expected}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASignedMailIsRead()
    {
        const string Mail = "Subject: Signed\r\nMIME-Version: 1.0\r\nContent-Type: multipart/signed; boundary=b; " +
            "protocol=\"application/pgp-signature\"; micalg=pgp-sha256\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" +
            "Trust me.\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\n-----BEGIN\r\n--b--\r\n";
        var result = await ConvertAsync(Encoding.ASCII.GetBytes(Mail));
        Assert.EndsWith("Trust me.", result.Document!.Text, StringComparison.Ordinal);
        Assert.Single(result.Documents);
    }

    [Fact]
    public async Task MailsInMailsHaveALimit()
    {
        var message = SomeMail.Of(SomeMail.Text("innermost"), "Level 20");
        for (var level = 19; level >= 0; level--)
        {
            message = SomeMail.Of(
                new Multipart("mixed") { SomeMail.Text("body"), new MessagePart("rfc822", message) }, $"Level {level}");
        }

        var result = await ConvertAsync(SomeMail.BytesOf(message));
        Assert.Equal(11, result.Documents.Count);
        Assert.Contains("deeper than 10", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMailOfTooManyPartsIsAnError()
    {
        var mail = "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n"
            + string.Concat(Enumerable.Repeat("--b\n\na\n", 50_001));
        var result = await Converted.ConvertAsync(new MailConverter(), Encoding.UTF8.GetBytes(mail));
        Assert.Contains("more than 50000 parts", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AttachmentsHaveALimit()
    {
        var mixed = new Multipart("mixed") { SomeMail.Text("body") };
        for (var i = 0; i < 50; i++)
        {
            mixed.Add(SomeMail.File("same.txt", "x"));
        }

        var result = await ConvertAsync(
            SomeMail.BytesOf(SomeMail.Of(mixed)), new ConversionLimits { MaxEntries = 20 });
        Assert.Equal(21, result.Documents.Count);
        Assert.Contains("more than 20 attachments", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMailboxHoldsManyMails()
    {
        using var mailbox = new MemoryStream();
        for (var i = 0; i < 3; i++)
        {
            mailbox.Write("From x@example.org Mon May  6 07:08:09 2024\n"u8);
            mailbox.Write(SomeMail.BytesOf(SomeMail.Of(SomeMail.Text($"body {i}"), $"Mail {i}")));
            mailbox.Write("\n"u8);
        }

        var result = await ConvertAsync(mailbox.ToArray(), mediaType: "application/mbox");
        Assert.Equal(
            ["the/file!/message-1", "the/file!/message-2", "the/file!/message-3"],
            result.Documents.Select(document => document.Id));
        Assert.Equal("Mail 2", result.Documents[2].Title);
    }

    [Fact]
    public async Task EachParagraphIsThatOfTheBody()
    {
        var paragraphs = Enumerable.Range(1, 300).Select(i => $"Paragraph number {i}\nsecond line ü{i}").ToArray();
        var body = SomeMail.Text(string.Join("\n\n", paragraphs));
        var document = (await ConvertAsync(body)).Document!;
        foreach (var span in MappedPlaces.RandomSpans(document, seed: 8))
        {
            var location = document.SourceMap.Locate(span);
            if (location.FirstPlace == location.LastPlace && location.FirstPlace!.Paragraph is { } number)
            {
                Assert.Contains(
                    document.Text[span.Start..span.End].Trim(), paragraphs[number - 1], StringComparison.Ordinal);
            }
        }

        Assert.True(document.SourceMap.ToBytes().Length < 0.15 * Encoding.UTF8.GetByteCount(document.Text));
    }

    [Fact]
    public async Task OptionsLeaveOutHeadAndAttachments()
    {
        var converter = new MailConverter(new() { IncludeHeaders = false, IncludeAttachments = false });
        var mixed = new Multipart("mixed") { SomeMail.Text("body"), SomeMail.File("a.txt", "x") };
        var result = await Converted.ConvertAsync(converter, SomeMail.BytesOf(SomeMail.Of(mixed)));
        Assert.Equal("Tëst mail\n\nbody", Assert.Single(result.Documents).Text);
        Assert.NotEqual(new MailConverter().Version, converter.Version);
    }

    [Fact]
    public async Task OptionsOfWebPagesHoldForBodies()
    {
        var converter = new MailConverter(
            new() { IncludeHeaders = false, IncludeHidden = true, IncludeLinkAddresses = true });
        var body = SomeMail.Text("<p><a href='https://example.org/a'>words</a> <b hidden>more</b></p>", "html");
        var result = await Converted.ConvertAsync(converter, SomeMail.BytesOf(SomeMail.Of(body)));
        Assert.Equal("Tëst mail\n\nwords (https://example.org/a) more", result.Document!.Text);
        Assert.NotEqual(new MailConverter(new() { IncludeHeaders = false }).Version, converter.Version);
    }

    private static Task<ConversionResult> ConvertAsync(MimeEntity body) =>
        ConvertAsync(SomeMail.BytesOf(SomeMail.Of(body)));

    private static Task<ConversionResult> ConvertAsync(
        byte[] mail, ConversionLimits? limits = null, string mediaType = "message/rfc822") =>
        Converted.ConvertAsync(Router, mail, limits, mediaType);
}
