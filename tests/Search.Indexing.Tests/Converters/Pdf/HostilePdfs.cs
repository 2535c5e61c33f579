using System.Globalization;
using System.Text;

namespace Search.Indexing.Tests;

/// <summary>PDF files made to break a parser.</summary>
internal static class HostilePdfs
{
    /// <summary>The files by name.</summary>
    public static IEnumerable<(string Name, Func<byte[]> Make)> All()
    {
        yield return ("empty", () => []);
        yield return ("header only", () => "%PDF-1.7\n"u8.ToArray());
        yield return ("random bytes", RandomBytes);
        yield return ("page tree with itself as a kid", () => Tree(pdf => $"/Kids [{pdf.Pages} 0 R] /Count 1"));
        yield return ("page tree with a page of no type", () => Tree(_ => "/Kids [1 0 R 2 0 R 3 0 R] /Count 3"));
        yield return ("count of two thousand million pages", () => Tree(pdf => "/Kids [] /Count 2147483647"));
        yield return ("a page a hundred thousand times", ManyPages);
        yield return ("page trees nested 20,000 deep", DeepTree);
        yield return ("arrays nested a million deep", () => RawWith(new string('[', 1_000_000)));
        yield return ("dictionaries nested a million deep", () => RawWith(Repeat("<</A ", 1_000_000)));
        yield return ("content nested a million deep", () => RawPdf.Of(new string('[', 1_000_000)));
        yield return ("a form that draws itself", RecursiveForm);
        yield return ("forms that draw each other twice", FormTree);
        yield return ("length that refers to itself", SelfLength);
        yield return ("hundreds of megabytes packed twice", () => Bomb("/Filter [/FlateDecode /FlateDecode]", 2));
        yield return ("hundreds of megabytes of spaces as content", () => Bomb("/Filter /FlateDecode", 1));
        yield return ("millions of saved states", () => RawPdf.Of(Repeat("q ", 4_000_000)));
        yield return ("a million letters in one place", () => RawPdf.Of(
            $"BT /F1 10 Tf 72 700 Td {Repeat("(a) Tj 0 0 Td ", 300_000)} ET"));
        yield return ("outline that goes round", Outline);
        yield return ("fonts of endless size", () => RawPdf.Of(
            $"BT /F1 1e300 Tf 1e300 0 0 1e300 1e300 -1e300 Tm (large) Tj ET {RawPdf.Line(72, 700, "and small")}"));
    }

    private static byte[] RandomBytes()
    {
        var bytes = new byte[1_000_000];
        new Random(5).NextBytes(bytes);
        "%PDF-1.4\n"u8.CopyTo(bytes);
        return bytes;
    }

    private static string Repeat(string unit, int count) =>
        new StringBuilder(unit.Length * count).Insert(0, unit, count).ToString();

    private static byte[] Tree(Func<RawPdf, string> pages)
    {
        var pdf = new RawPdf();
        pdf.AddPage(RawPdf.Line(72, 700, "lost"));
        pdf.Set(pdf.Pages, $"<< /Type /Pages {pages(pdf)} >>");
        return pdf.Build();
    }

    private static byte[] ManyPages()
    {
        var pdf = new RawPdf();
        pdf.AddPage(RawPdf.Line(72, 700, "again"));
        pdf.Set(pdf.Pages, $"<< /Type /Pages /Count 100000 /Kids [{Repeat($"{pdf.PageObjects[0]} 0 R ", 100_000)}] >>");
        return pdf.Build();
    }

    private static byte[] DeepTree()
    {
        var pdf = new RawPdf();
        var below = pdf.Add($"<< /Type /Page /MediaBox [0 0 595 842] >>");
        for (var i = 0; i < 20_000; i++)
        {
            below = pdf.Add($"<< /Type /Pages /Count 1 /Kids [{below} 0 R] >>");
        }

        pdf.Set(pdf.Pages, $"<< /Type /Pages /Count 1 /Kids [{below} 0 R] >>");
        return pdf.Build();
    }

    private static byte[] RawWith(string body)
    {
        var pdf = new RawPdf();
        pdf.AddPage(RawPdf.Line(72, 700, "shallow"));
        pdf.Trailer = $"/Info {pdf.Add(body)} 0 R";
        return pdf.Build();
    }

    private static byte[] RecursiveForm()
    {
        var pdf = new RawPdf();
        var form = pdf.Add("");
        pdf.Set(form, "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] "
            + $"/Resources << /XObject << /Fm {form} 0 R >> >> /Length 6 >>\nstream\n/Fm Do\nendstream");
        pdf.AddPage("/Fm Do", resources: $"/XObject << /Fm {form} 0 R >>");
        return pdf.Build();
    }

    // Each form draws the one below it twice: two to the power of forty letters.
    private static byte[] FormTree()
    {
        var pdf = new RawPdf();
        var form = pdf.AddStream(
            $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 {pdf.Font} 0 R >> >>",
            Encoding.ASCII.GetBytes(RawPdf.Line(1, 1, "a")));
        for (var i = 0; i < 40; i++)
        {
            form = pdf.AddStream(
                $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm {form} 0 R >> >>",
                "/Fm Do /Fm Do"u8.ToArray());
        }

        pdf.AddPage("/Fm Do", resources: $"/XObject << /Fm {form} 0 R >>");
        return pdf.Build();
    }

    private static byte[] SelfLength()
    {
        var pdf = new RawPdf();
        var content = pdf.Add("");
        pdf.Set(content, string.Create(
            CultureInfo.InvariantCulture, $"<< /Length {content} 0 R >>\nstream\n{RawPdf.Line(72, 700, "own")}endstream"));
        pdf.AddPage(content);
        return pdf.Build();
    }

    private static byte[] Bomb(string filter, int rounds)
    {
        var data = new byte[600 * 1024 * 1024];
        Array.Fill(data, (byte)' ');
        for (var i = 0; i < rounds; i++)
        {
            data = RawPdf.Deflate(data);
        }

        var pdf = new RawPdf();
        pdf.AddPage(pdf.AddStream(filter, data));
        return pdf.Build();
    }

    private static byte[] Outline()
    {
        var pdf = new RawPdf();
        pdf.AddPage(RawPdf.Line(72, 700, "Round and round"));
        var outline = pdf.Add("");
        var entry = pdf.Add("");
        pdf.Set(entry, $"<< /Title (Round) /Parent {outline} 0 R /Next {entry} 0 R /First {entry} 0 R /Last {entry} 0 R "
            + $"/Dest [{pdf.PageObjects[0]} 0 R /Fit] >>");
        pdf.Set(outline, $"<< /Type /Outlines /First {entry} 0 R /Last {entry} 0 R >>");
        pdf.Set(pdf.Catalog, $"<< /Type /Catalog /Pages {pdf.Pages} 0 R /Outlines {outline} 0 R >>");
        return pdf.Build();
    }
}
