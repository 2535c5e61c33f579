using System.Text;

namespace Search.Quality;

/// <summary>Text formats filled up to the limit on characters with what costs their converters most.</summary>
internal static class DenseFiles
{
    // A little below the default limit on characters, 128 Mi.
    private const long Full = 127L << 20;

    public static IEnumerable<HostileFile> All()
    {
        yield return Repeated("lines.txt", "", "a\n", "");
        yield return Repeated("letters.txt", "", "x", "");
        yield return Repeated("entities.html", "<p>", "&amp;&lt;a ", "");
        yield return Repeated("elements.html", "<p>", "<b>a</b> ", "");
        yield return Repeated("paragraphs.html", "", "<p>a", "");
        yield return Repeated("cells.html", "<table>", "<tr><td>a<td>b", "");
        yield return Repeated("emphasis.md", "", "*a* ", "");
        yield return Repeated("brackets.md", "", "[a](b) ", "");
        yield return Repeated("lists.md", "", "- a\n", "");
        yield return Repeated("cells.md", "|a|b|\n|-|-|\n", "|a|b|\n", "");
        yield return Repeated("headings.md", "", "# a\n", "");
        yield return Repeated("cells.csv", "a,b\n", "1,2\n", "");
        yield return Repeated("quotes.csv", "a,b\n", "\"\"\"\",2\n", "");
        yield return Repeated("numbers.json", "[0", ",1", "]");
        yield return Repeated("objects.json", "[0", ",{\"a\":\"b\"}", "]");
        yield return Repeated("lines.jsonl", "", "{\"a\":\"b\"}\n", "");
        yield return Repeated("elements.xml", "<r>", "<a>b</a>", "</r>");
        yield return Repeated("attributes.xml", "<r>", "<a b='c'/>d", "</r>");
        yield return Repeated("escapes.rtf", "{\\rtf1\\ansi ", "\\'e9", "}");
        yield return Repeated("unicode.rtf", "{\\rtf1\\ansi ", "\\u945?", "}");
        yield return Repeated("groups.rtf", "{\\rtf1\\ansi ", "{\\b a}", "}");
        yield return Repeated("paragraphs.rtf", "{\\rtf1\\ansi ", "a\\par\n", "}");
        yield return Repeated("lines.eml", "Subject: s\n\n", "a\n", "");
        yield return Repeated("parts.eml", "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\na\n", "");
        yield return Repeated("messages.mbox", "", "From a@b Thu Jan  1 00:00:00 2024\nSubject: s\n\na\n\n", "");
    }

    private static HostileFile Repeated(string name, string start, string unit, string end) => new(name, stream =>
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 65_536 / unit.Length)));
        stream.Write(Encoding.UTF8.GetBytes(start));
        for (var written = 0L; written < Full; written += block.Length)
        {
            stream.Write(block);
        }

        stream.Write(Encoding.UTF8.GetBytes(end));
    });
}
