namespace Search.Indexing;

/// <summary>A shape or group of a slide while it is read.</summary>
/// <param name="isGroup">Whether it holds other shapes and no text of its own.</param>
internal sealed class PptxShape(bool isGroup)
{
    // Shapes whose tops differ by less than a quarter of an inch stand beside one another.
    private const long LineHeight = 228_600;

    private (long X, long Y)? _position;
    private string? _placeholder;

    /// <summary>Whether it holds other shapes and no text of its own.</summary>
    public bool IsGroup => isGroup;

    /// <summary>The shapes of the group.</summary>
    public List<PptxShape> Shapes { get; } = [];

    /// <summary>What it says, for <see cref="PlacedText.Replay"/>.</summary>
    public IReadOnlyList<Action> Text { get; set; } = [];

    /// <summary>Whether it is not shown.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Whether it is the title of the slide.</summary>
    public bool IsTitle => _placeholder is "title" or "ctrTitle";

    /// <summary>Whether it is a header, a footer, a date or a number, which every slide has.</summary>
    public bool IsMarginal => _placeholder is "dt" or "ftr" or "hdr" or "sldNum";

    /// <summary>Says that the shape fills a place of the layout.</summary>
    public void FillPlaceholder(string? type) => _placeholder ??= type ?? "obj";

    /// <summary>Says where the shape stands, in units of its group or slide; the first position counts.</summary>
    public void MoveTo(long x, long y) => _position ??= (x, y);

    /// <summary>The shapes as they are read: the title, what fills the layout, the rest from the top left.</summary>
    public static IEnumerable<PptxShape> InReadingOrder(IReadOnlyList<PptxShape> shapes) => shapes
        .OrderBy(shape => shape.IsTitle ? 0 : shape._placeholder is not null ? 1 : 2)
        .ThenBy(shape => shape._placeholder is null ? (shape._position?.Y ?? 0) / LineHeight : 0)
        .ThenBy(shape => shape._placeholder is null ? shape._position?.X ?? 0 : 0);
}
