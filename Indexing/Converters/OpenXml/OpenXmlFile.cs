using System.Collections.Frozen;
using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Opens Office Open XML files and reads what all three kinds have in common.</summary>
internal static class OpenXmlFile
{
    private static readonly FrozenDictionary<string, string> CoreNames = new Dictionary<string, string>
    {
        ["title"] = DocumentProperties.TitleKey,
        ["creator"] = "author",
        ["created"] = "created",
        ["modified"] = "modified",
        ["language"] = "language",
        ["keywords"] = "keywords",
        ["description"] = "description",
        ["subject"] = "subject",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ExtendedNames =
        new Dictionary<string, string> { ["Pages"] = "page_count" }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Checks a file and opens it as a package.</summary>
    /// <param name="content">The file.</param>
    /// <param name="work">The conversion.</param>
    /// <param name="open">Opens the kind of package.</param>
    public static T Open<T>(Stream content, ConversionWork work, Func<Stream, T> open)
        where T : OpenXmlPackage
    {
        RefuseCompoundFile(content);
        ZipGuard.Check(content, work.Limits);
        return open(content);
    }

    /// <summary>Reads the properties of a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="pages">The part with the page count; null where it counts something else.</param>
    /// <param name="work">The conversion.</param>
    public static DocumentProperties PropertiesOf(
        OpenXmlPackage package, ExtendedFilePropertiesPart? pages, ConversionWork work)
    {
        var core = package.GetPartsOfType<CoreFilePropertiesPart>().FirstOrDefault();
        var properties = new DocumentProperties(work, CoreNames);
        properties.Read(core?.GetStream(FileMode.Open, FileAccess.Read));
        if (pages is not null)
        {
            var extended = new DocumentProperties(work, ExtendedNames);
            extended.Read(pages.GetStream(FileMode.Open, FileAccess.Read));
            if (extended.Build().TryGetValue("page_count", out var count))
            {
                properties.Add("page_count", Convert.ToString(count, null) ?? "");
            }
        }

        return properties;
    }

    /// <summary>An attribute that names a relationship, in the namespace of either edition of the standard.</summary>
    public static string? RelationshipOf(XmlReader element, string name) =>
        element.GetAttribute(name, "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? element.GetAttribute(name, "http://purl.oclc.org/ooxml/officeDocument/relationships");

    /// <summary>Refuses a file of more slides or sheets than its limits allow.</summary>
    public static void CheckPages(int count, string name, ConversionWork work)
    {
        if (count > work.Limits.MaxPages)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file has more than {work.Limits.MaxPages} {name}; " +
                $"raise {nameof(ConversionLimits)}.{nameof(ConversionLimits.MaxPages)} to convert it."));
        }
    }

    /// <summary>The content of a part.</summary>
    public static Stream Read(OpenXmlPart part) => part.GetStream(FileMode.Open, FileAccess.Read);

    /// <summary>The part that a relationship leads to; null when it leads to no part of that kind.</summary>
    public static T? Find<T>(OpenXmlPartContainer container, string? relationship)
        where T : OpenXmlPart =>
        relationship is not null && container.TryGetPartById(relationship, out var part) ? part as T : null;

    // Office wraps encrypted files into the container of its old formats.
    private static void RefuseCompoundFile(Stream content)
    {
        Span<byte> head = stackalloc byte[4];
        if (content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length &&
            head.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new UnreadableFileException(
                "The file is encrypted with a password, or has the old binary format under a new name.");
        }

        content.Position = 0;
    }
}
