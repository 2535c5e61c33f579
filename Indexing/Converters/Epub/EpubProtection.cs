using System.Xml;

namespace Search.Indexing;

/// <summary>Refuses books that are encrypted; fonts that are only obfuscated do not count.</summary>
internal sealed class EpubProtection(ConversionWork work) : XmlWalker(work)
{
    private static readonly string[] FontObfuscations =
        ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

    private bool _inData;

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        if (element.LocalName == "EncryptedData")
        {
            _inData = true;
        }
        else if (element.LocalName == "EncryptionMethod" && _inData &&
            !FontObfuscations.Contains(element.GetAttribute("Algorithm")))
        {
            throw new UnreadableFileException("The book is protected by digital rights management (DRM).");
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void End(string name, string space) => _inData &= name != "EncryptedData";
}
