using System.Text;

namespace Search.Quality;

/// <summary>Files with far too much of one thing, or with nothing at all.</summary>
internal static class OddFiles
{
    private static readonly string[] Extensions =
    [
        "txt", "md", "html", "xml", "json", "jsonl", "csv", "tsv", "eml", "mbox", "rtf", "pdf", "docx", "xlsx", "pptx",
        "odt", "ods", "epub",
    ];

    public static IEnumerable<HostileFile> All() =>
    [
        .. Extensions.Select(extension => HostileFile.Of($"empty-file.{extension}", () => [])),
        .. Extensions.Select(extension => HostileFile.Of($"one-byte.{extension}", () => [(byte)'<'])),
        .. Extensions.Select(extension => HostileFile.Of($"mark-alone.{extension}", () => [0xEF, 0xBB, 0xBF])),
        .. Markup(),
        .. Data(),
        .. Mails(),
        .. Office(),
    ];

    private static IEnumerable<HostileFile> Markup()
    {
        yield return Of("tiny-paragraphs.md", () => Repeat("a\n\n", 1_000_000));
        yield return Of("deep-list.md", () =>
            string.Concat(Enumerable.Range(0, 2000).Select(i => $"{new string(' ', 2 * i)}- a\n")));
        yield return Of("wide-table.md", () =>
            $"|{Repeat("a|", 20_000)}\n|{Repeat("-|", 20_000)}\n|{Repeat("b|", 20_000)}\n");
        yield return Of("wide-table-of-many-rows.md", () =>
            $"|{Repeat("a|", 1000)}\n|{Repeat("-|", 1000)}\n{Repeat("|b|\n", 10_000)}");
        yield return Of("attributes.html", () =>
            $"<p {string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=b "))}>words");
        yield return Of("long-attribute.html", () => $"<img alt=\"{new string('a', 50_000_000)}\">");
        yield return Of("open-comments.html", () => Repeat("<!-- ", 5_000_000));
        yield return Of("bars.html", () => $"words{Repeat("</p><br>", 4_000_000)}");
        yield return Of("attributes-of-one.xml", () =>
            $"<r {string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}='b' "))}>words</r>");
    }

    private static IEnumerable<HostileFile> Data()
    {
        yield return Of("columns.csv", () => $"{Repeat("a,", 1_000_000)}\n{Repeat("1,", 1_000_000)}\n");
        yield return Of("giant-number.json", () => $"{{\"a\": 1{new string('0', 20_000_000)}, \"b\": \"words\"}}");
        yield return Of("same-names.json", () => $"{{{Repeat("\"a\":1,", 1_000_000)}\"a\":2}}");
        yield return Of("giant-name.json", () => $"{{\"{new string('a', 20_000_000)}\": [{Repeat("1,", 10_000)}1]}}");
        yield return Of("binary-runs.rtf", () => $"{{\\rtf1 words {Repeat("\\bin2147483647 ", 1000)} more}}");
    }

    private static IEnumerable<HostileFile> Mails()
    {
        yield return Of("attachments.eml", () => $"Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n" +
            Repeat("--b\nContent-Disposition: attachment; filename=a.txt\n\na\n", 10_000) + "--b--\n");
        yield return Of("mails-in-mails.eml", () =>
            Repeat("Content-Type: message/rfc822\n\n", 20_000) + "Subject: s\n\nwords\n");
        yield return Of("long-header.eml", () => $"Subject: {new string('s', 50_000_000)}\n\nwords\n");
        yield return Of("many-headers.eml", () => $"{Repeat("X-A: b\n", 1_000_000)}\nwords\n");
        yield return Of("recipients.eml", () => $"To: {Repeat("a@b.c, ", 1_000_000)}\nSubject: s\n\nwords\n");
    }

    private static IEnumerable<HostileFile> Office()
    {
        yield return new("last-cell.xlsx", stream => OfficeFiles.Write(
            stream, "xlsx",
            [
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
            ]));
        yield return new("merged-sheet.xlsx", stream => OfficeFiles.Write(
            stream, "xlsx",
            [
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>",
                "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells><sheetData>",
            ]));
        yield return new("repeated-spaces.odt", stream => OfficeFiles.Write(
            stream, "odt", ["<text:p>a<text:s text:c=\"2000000000\"/>b</text:p>"]));
    }

    private static HostileFile Of(string name, Func<string> content) =>
        HostileFile.Of(name, () => Encoding.UTF8.GetBytes(content()));

    private static string Repeat(string unit, int count) =>
        new StringBuilder(unit.Length * count).Insert(0, unit, count).ToString();
}
