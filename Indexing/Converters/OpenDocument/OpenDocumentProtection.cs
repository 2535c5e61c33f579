using System.Xml;

namespace Search.Indexing;

/// <summary>Refuses OpenDocument files whose parts are encrypted, as their list of parts says.</summary>
internal sealed class OpenDocumentProtection(ConversionWork work) : XmlWalker(work)
{
    /// <inheritdoc/>
    protected override bool Start(XmlReader element) => element.LocalName != "encryption-data"
        ? true
        : throw new UnreadableFileException("The file is encrypted; it needs a password.");
}
