using System.Text;

namespace Search.Tests;

/// <summary>Files that were made to break, stall or fill whoever reads them, and harmless ones that look odd.</summary>
internal static class HostileFiles
{
    private const int Deep = 100_000;

    /// <summary>The files by name, each with what its error or one of its warnings has to say.</summary>
    public static IEnumerable<(string Name, byte[] Content, string Expected)> Bad()
    {
        yield return ("bomb.xml", Utf8(Bomb()), "not well-formed");
        yield return ("external.xml", "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>"u8.ToArray(), "'x'");
        yield return ("deep.xml", Utf8(Nested("<a>", "deep words", "</a>")), "100000 deep");
        yield return ("cut.xml", Utf8(Nested("<a>", "cut", "")), "not well-formed");
        yield return ("deep.html", Utf8(Nested("<div>", "deep words", "</div>")), "deep");
        yield return ("deep.json", Utf8(Nested("[", "1", "]")), "depth");
        yield return ("deep-objects.json", Utf8(Nested("{\"a\":", "1", "}")), "depth");
        yield return ("cut.json", "{\"a\": \"b"u8.ToArray(), "not valid JSON");
        yield return ("bad.jsonl", "{\"a\": 1}\n{\n{\"a\": 2}\n"u8.ToArray(), "not JSON");
        yield return ("deep.md", Utf8(new string('>', Deep) + " words"), "plain text");
        yield return ("links.md", Utf8(string.Concat(Enumerable.Repeat("[a](", Deep))), "plain text");
        yield return ("quotes.csv", Utf8(new string('"', 1_000_001)), "not closed");
        yield return ("ragged.csv", "a,b\n1\n1,2,3\n"u8.ToArray(), "more or fewer");
        yield return ("deep.eml", Utf8(DeepMail()), "");
        yield return ("sealed.eml", Utf8(
            "Subject: s\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nxxxx"), "encrypted");
        yield return ("invalid.txt", [.. "caf"u8, 0xE9, .. " au lait"u8], "Windows-1252");
        yield return ("wide.txt", Encoding.Unicode.GetBytes("Sixteen bits each, and no mark."), "no byte order mark");
        yield return ("wide-big.txt", Encoding.BigEndianUnicode.GetBytes("Sixteen bits each, and no mark."), "no byte");
        yield return ("nul.txt", [.. "text"u8, 0, 1, 2, 0, 3, .. "more text"u8], "converter");
        yield return ("picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "image/png");
        yield return ("page.json", "<html><body>no JSON</body></html>"u8.ToArray(), "not valid JSON");
        foreach (var extension in new[] { "txt", "md", "html", "xml", "json", "jsonl", "csv", "tsv", "eml", "mbox", "svg" })
        {
            yield return ($"random.{extension}", RandomBytes(extension.Length + 100_000), "");
        }
    }

    /// <summary>Files that are well, with words that are found in them.</summary>
    public static IEnumerable<(string Name, byte[] Content, string Words)> Good()
    {
        yield return ("good.md", "# Good\n\nThe gate is green."u8.ToArray(), "gate is green");
        yield return ("good.html", "<p>The door is <b>blue</b>.</p>"u8.ToArray(), "door is blue");
        yield return ("good.xml", "<r><p>The wall is white.</p></r>"u8.ToArray(), "wall is white");
        yield return ("good.json", "{\"roof\": \"The roof is red.\"}"u8.ToArray(), "roof is red");
        yield return ("good.csv", "part,colour\nfloor,brown\n"u8.ToArray(), "colour: brown");
        yield return ("good.eml", "Subject: House\n\nThe fence is black."u8.ToArray(), "fence is black");
        yield return ("marked.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("The lamp is lit.")], "lamp is lit");
        yield return ("zz-last.txt", "The end is near."u8.ToArray(), "end is near");
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Nested(string open, string inner, string close) =>
        string.Concat(Enumerable.Repeat(open, Deep)) + inner + string.Concat(Enumerable.Repeat(close, Deep));

    private static string Bomb()
    {
        var entities = new StringBuilder("<!DOCTYPE r [<!ENTITY e0 'ha'>");
        for (var i = 1; i < 30; i++)
        {
            var last = $"&e{i - 1};";
            entities.Append("<!ENTITY e").Append(i).Append(" '").Append(last).Append(last).Append("'>");
        }

        return entities.Append("]><r>&e29;</r>").ToString();
    }

    private static string DeepMail()
    {
        var mail = new StringBuilder("Subject: Deep\nMIME-Version: 1.0\n");
        for (var i = 0; i < 20_000; i++)
        {
            mail.Append("Content-Type: multipart/mixed; boundary=b").Append(i).Append("\n\n--b").Append(i).Append('\n');
        }

        return mail.Append("Content-Type: text/plain\n\nThe bottom.\n").ToString();
    }

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
