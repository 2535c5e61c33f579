using System.Xml;

namespace Search.Indexing;

/// <summary>Reads the number formats of the cells of a workbook.</summary>
internal sealed class XlsxFormats(ConversionWork work) : XmlWalker(work)
{
    private const int MaxFormats = 1_000_000;

    private readonly Dictionary<int, XlsxNumberFormat> _custom = [];
    private readonly List<int> _cellFormats = [];
    private bool _inCellFormats;

    /// <summary>The number format of cells with a style.</summary>
    public XlsxNumberFormat Of(int? style)
    {
        var format = style is { } i && i >= 0 && i < _cellFormats.Count ? _cellFormats[i] : 0;
        return _custom.GetValueOrDefault(format) ?? XlsxNumberFormat.BuiltIn(format);
    }

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "numFmt" when Number(element.GetAttribute("numFmtId")) is { } id:
                CheckCount(_custom.Count, MaxFormats, "number formats");
                _custom[id] = XlsxNumberFormat.Parse(element.GetAttribute("formatCode") ?? "");
                break;
            case "cellXfs":
                _inCellFormats = true;
                break;
            case "xf" when _inCellFormats:
                CheckCount(_cellFormats.Count, MaxFormats, "cell formats");
                _cellFormats.Add(Number(element.GetAttribute("numFmtId")) ?? 0);
                break;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void End(string name, string space) => _inCellFormats &= name != "cellXfs";
}
