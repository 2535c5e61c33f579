using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Search.Quality;

/// <summary>The entries of a zip file, as text or as XML.</summary>
internal sealed class ZipFileParts(byte[] file)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
    };

    /// <summary>The names of all entries.</summary>
    public IReadOnlyList<string> Names { get; } = NamesOf(file);

    /// <summary>An entry as XML with all its white space; null when there is none of that name.</summary>
    public XDocument? Xml(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        using var reader = XmlReader.Create(new StringReader(text), Settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>An entry as text; null when there is none of that name.</summary>
    public string? Text(string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        if (archive.GetEntry(name.TrimStart('/')) is not { } entry)
        {
            return null;
        }

        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The entries that the relationships of an entry lead to, by their ids.</summary>
    public Dictionary<string, (string Type, string Target)> RelationshipsOf(string name)
    {
        var slash = name.LastIndexOf('/') + 1;
        var list = Xml($"{name[..slash]}_rels/{name[slash..]}.rels");
        return list?.Root?.Elements().ToDictionary(
            link => (string?)link.Attribute("Id") ?? "",
            link => (
                ((string?)link.Attribute("Type") ?? "").Split('/')[^1],
                Resolve(name[..slash], (string?)link.Attribute("Target") ?? ""))) ?? [];
    }

    private static string Resolve(string folder, string target)
    {
        var path = Uri.TryCreate(new Uri("zip:///" + folder), target, out var full) ? full.AbsolutePath : target;
        return Uri.UnescapeDataString(path).TrimStart('/');
    }

    private static string[] NamesOf(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
