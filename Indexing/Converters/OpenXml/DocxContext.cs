namespace Search.Indexing;

/// <summary>What the text of every part of a Word document depends on.</summary>
/// <param name="Options">What becomes text.</param>
/// <param name="Styles">The styles.</param>
/// <param name="Numbering">The lists.</param>
internal sealed record DocxContext(DocxOptions Options, DocxStyles Styles, DocxNumbering Numbering)
{
    /// <summary>The notes by kind and id: <c>footnote 2</c>.</summary>
    public Dictionary<string, IReadOnlyList<Action>> Notes { get; } = new(StringComparer.Ordinal);
}
