using System.Xml;

namespace Search.Indexing;

/// <summary>Finds the package document of a book in the container's description.</summary>
internal sealed class EpubRoot(ConversionWork work) : XmlWalker(work)
{
    /// <summary>The entry that holds the package document, the first of several.</summary>
    public string? Path { get; private set; }

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        if (element.LocalName == "rootfile")
        {
            Path ??= element.GetAttribute("full-path");
        }

        return true;
    }
}
