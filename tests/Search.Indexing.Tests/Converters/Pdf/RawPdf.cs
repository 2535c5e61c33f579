using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Search.Indexing.Tests;

/// <summary>Writes PDF files object by object, sound ones and others.</summary>
internal sealed class RawPdf
{
    private readonly List<byte[]> _objects = [];

    public RawPdf()
    {
        Catalog = Add("");
        Pages = Add("");
        Font = Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding "
            + "/BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl /ff /ffi /ffl] >> >>");
    }

    public int Catalog { get; }

    public int Pages { get; }

    public int Font { get; }

    public List<int> PageObjects { get; } = [];

    /// <summary>What encrypts the content of a stream, given the number of its object.</summary>
    public Func<int, byte[], byte[]> Encrypt { get; init; } = (_, data) => data;

    public string Trailer { get; set; } = "";

    public static string Line(double x, double y, string text, double size = 10) => string.Create(
        CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n");

    public static byte[] Deflate(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zip.Write(data);
        }

        return packed.ToArray();
    }

    /// <summary>A file whose pages have these contents.</summary>
    public static byte[] Of(params string[] contents)
    {
        var pdf = new RawPdf();
        foreach (var content in contents)
        {
            pdf.AddPage(content);
        }

        return pdf.Build();
    }

    public int Add(string body)
    {
        _objects.Add(Encoding.Latin1.GetBytes(body));
        return _objects.Count;
    }

    public int AddStream(string dictionary, byte[] data)
    {
        var number = Add("");
        var stored = Encrypt(number, data);
        _objects[number - 1] =
        [
            .. Encoding.Latin1.GetBytes($"<< {dictionary} /Length {stored.Length} >>\nstream\n"),
            .. stored,
            .. "\nendstream"u8,
        ];
        return number;
    }

    public void AddPage(string content, string extra = "", string resources = "") =>
        AddPage(AddStream("", Encoding.Latin1.GetBytes(content)), extra, resources);

    public void AddPage(int content, string extra = "", string resources = "") => PageObjects.Add(Add(
        $"<< /Type /Page /Parent {Pages} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R {extra} "
        + $"/Resources << /Font << /F1 {Font} 0 R >> {resources} >> >>"));

    public void Set(int number, string body) => _objects[number - 1] = Encoding.Latin1.GetBytes(body);

    public byte[] Build()
    {
        if (_objects[Catalog - 1].Length == 0)
        {
            Set(Catalog, $"<< /Type /Catalog /Pages {Pages} 0 R /Lang (en-GB) >>");
        }

        if (_objects[Pages - 1].Length == 0)
        {
            var kids = string.Join(' ', PageObjects.Select(page => $"{page} 0 R"));
            Set(Pages, $"<< /Type /Pages /Kids [{kids}] /Count {PageObjects.Count} >>");
        }

        using var file = new MemoryStream();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        Write("%PDF-1.7\n");
        var places = new List<long>();
        for (var i = 0; i < _objects.Count; i++)
        {
            places.Add(file.Position);
            Write($"{i + 1} 0 obj\n");
            file.Write(_objects[i]);
            Write("\nendobj\n");
        }

        var start = file.Position;
        Write($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            Write($"{place:D10} 00000 n \n");
        }

        Write($"trailer\n<< /Size {_objects.Count + 1} /Root {Catalog} 0 R {Trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }
}
