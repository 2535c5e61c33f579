using System.Globalization;
using System.Xml;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Goes once through the elements of an XML part, from its front to its back.</summary>
/// <remarks>
/// Nothing is kept of what was passed and nothing is recursive, so that a part costs neither memory nor stack. Entities
/// of the part's own are never expanded, and nothing outside the part is loaded.
/// </remarks>
internal abstract class XmlWalker(ConversionWork work)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        // Ignored, not processed: the manifests of old OpenDocument files name a document type.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>The conversion that the walk is a part of.</summary>
    protected ConversionWork Work => work;

    /// <summary>Goes through a part and closes it.</summary>
    /// <exception cref="XmlException">The part is not well-formed.</exception>
    /// <exception cref="UnreadableFileException">The part is nested too deeply.</exception>
    public void Walk(Stream part)
    {
        using var reader = XmlReader.Create(new XmlGapStream(part), Settings);
        var skipped = -1;
        while (reader.Read())
        {
            work.CancellationToken.ThrowIfCancellationRequested();
            CheckDepth(reader);
            if (skipped < 0)
            {
                skipped = Visit(reader);
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == skipped)
            {
                skipped = -1;
            }
        }
    }

    /// <summary>Takes in the start of an element; asks for attributes alone, and does not move the reader.</summary>
    /// <returns>Whether to go into the element; if not, it has no end either.</returns>
    protected abstract bool Start(XmlReader element);

    /// <summary>Takes in the end of an element.</summary>
    /// <param name="name">Its local name.</param>
    /// <param name="space">Its namespace.</param>
    protected virtual void End(string name, string space)
    {
    }

    /// <summary>Takes in characters between the tags.</summary>
    protected virtual void Characters(string text)
    {
    }

    /// <summary>A whole number in an attribute; null when there is none.</summary>
    public static int? Number(string? attribute) =>
        int.TryParse(attribute, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether an attribute says yes in one of the ways of XML Schema and Office.</summary>
    protected static bool IsOn(string? attribute) => attribute is "1" or "true" or "on";

    /// <summary>Refuses a file with more of something than can be kept in memory.</summary>
    /// <param name="count">How many there are so far.</param>
    /// <param name="max">How many there may be.</param>
    /// <param name="name">What they are called.</param>
    protected static void CheckCount(int count, int max, string name)
    {
        if (count > max)
        {
            throw new UnreadableFileException(
                string.Create(CultureInfo.InvariantCulture, $"The file has more than {max} {name}."));
        }
    }

    private int Visit(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var (name, space, isEmpty) = (reader.LocalName, reader.NamespaceURI, reader.IsEmptyElement);
                if (!Start(reader))
                {
                    return isEmpty ? -1 : reader.Depth;
                }

                if (isEmpty)
                {
                    End(name, space);
                }

                break;
            case XmlNodeType.EndElement:
                End(reader.LocalName, reader.NamespaceURI);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                Characters(reader.Value);
                break;
        }

        return -1;
    }

    private void CheckDepth(XmlReader reader)
    {
        if (reader.Depth > work.Limits.MaxDepth)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file is nested deeper than {work.Limits.MaxDepth} levels; " +
                $"raise {nameof(ConversionLimits)}.{nameof(ConversionLimits.MaxDepth)} to convert it."));
        }
    }
}
