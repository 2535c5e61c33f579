using System.Diagnostics;
using System.Text;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>A small file of every format that is text, cut at every byte: each piece is a document or an error.</summary>
public sealed class CutFileTests
{
    private static readonly ConverterRouter Router = new(ConverterRouter.BuiltIn);

    public static TheoryData<string, string> Files => new()
    {
        { "a.txt", "Füße\r\n\r\n“quoted” 😀\rends\u000Chere\n" },
        {
            "a.md",
            "---\ntitle: Ä\nlist: [1, 'b']\n---\n# Head *one*\r\n\r\n1. a[^n]\n   - `b` ~~c~~ [d](e \"f\") &auml;😀\n\n" +
            "| x | y |\n|---|:-:|\n| 1 | \\| |\n\n[^n]: note\n\n<div><p>t</p></div>\n\n```cs\nx\n```\nterm\n: means\n- [x] done\n"
        },
        {
            "a.html",
            "<!DOCTYPE html><html lang=\"de\"><head><meta charset=utf-8><title>Ä</title><style>p{}</style></head><body>" +
            "<!-- c --><h1>A&auml;&#x1F600;</h1><table><tr><td colspan=2>1<td>2</table><pre>\n x</pre>" +
            "<script>if (a < b) {}</script><textarea>t</textarea><svg><![CDATA[x]]></svg><p title='ü'>b<br>c</body></html>"
        },
        {
            "a.xml",
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE r [<!ENTITY e 'x'>]><?p i?><r a='ä'><!-- c --><p>b &amp; " +
            "&#228; <i>ü</i></p><![CDATA[<c>😀]]></r>"
        },
        {
            "a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Ä</title><text x=\"1\">b &lt; 😀</text><style>p{}</style></svg>"
        },
        { "a.json", "{\"title\": \"Ä\\u00e4\\n\", \"list\": [1, -2.5e3, true, null, {\"text\": \"😀\\ud83d\\ude00\"}]}" },
        { "a.jsonl", "{\"text\": \"Ä\"}\n\n[1, \"b\\\"\"]\r\n{\"text\": {\"c\": \"😀\"}}\n" },
        { "a.csv", "name;text\r\nÄ;\"b \"\"c\"\"\nd\"\r\n1;😀\r\nx;y;z\r\n" },
        { "a.tsv", "name\ttext\nÄ\t\"b\tc\"\n1\t😀\n" },
        {
            "a.eml",
            "From: =?utf-8?q?=C3=84?= <a@b.c>\r\nTo: g: x@y.z, \"q\" <r@s.t>;\r\nSubject: =?iso-8859-1?B?5A==?= b\r\n" +
            "Date: Mon, 6 May 2024 07:08:09 +0200\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\nbefore\r\n--b\r\n" +
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=A4=\r\nb</p>\r\n" +
            "--b\r\nContent-Type: text/plain; name*=utf-8''%C3%A4.txt\r\nContent-Transfer-Encoding: base64\r\n" +
            "Content-Disposition: attachment\r\n\r\nw6Qg\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\nc\r\n--b--\r\n"
        },
        {
            "a.mbox",
            "From a@b Thu Jan  1 00:00:00 2024\nSubject: one\n\nÄ\n>From b\n\nFrom a@b Thu Jan  1 00:00:00 2024\n" +
            "Subject: two\nContent-Type: text/html\n\n<p>c</p>\n"
        },
        {
            "a.rtf",
            "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fcharset204 A;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title T\\'e4}" +
            "{\\creatim\\yr2024\\mo5\\dy6}}\\pard\\s1 H\\par\\pard a{\\b b}\\'e4\\u228?\\u-10179?\\u-8704?\\par" +
            "{\\*\\bkmkstart x}{\\field{\\*\\fldinst HYPERLINK \"u\"}{\\fldrslt v}}\\trowd\\cellx1 1\\cell 2\\cell\\row" +
            "{\\pict\\bin4 abcd}{\\footnote n}}"
        },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task EveryPieceIsADocumentOrAnError(string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var clock = Stopwatch.StartNew();
        for (var length = 0; length <= bytes.Length; length++)
        {
            var result = await ConvertAsync(name, bytes[..length]);
            Assert.True(result.Documents.Count > 0 != result.Error is not null, $"{length} bytes: no result.");
            Assert.DoesNotContain("Exception", result.Error ?? "", StringComparison.Ordinal);
            foreach (var document in result.Documents)
            {
                Assert.Equal(document.Text.Length, document.SourceMap.TextLength);
                _ = document.SourceMap.Locate(new TextSpan(0, document.Text.Length));
            }
        }

        Assert.True(clock.Elapsed.TotalSeconds < 10, $"The pieces took {clock.Elapsed}.");
        Assert.Null((await ConvertAsync(name, bytes)).Error);
    }

    private static async Task<ConversionResult> ConvertAsync(string name, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var mediaType = MediaType.Detect(bytes.AsSpan(0, Math.Min(bytes.Length, MediaType.HeadLength)), name);
        return await Router.ConvertAsync(
            stream, new FileDescription(name, mediaType), TestContext.Current.CancellationToken);
    }
}
