namespace Search.Indexing;

/// <summary>What of an XML file is its text. The names are local names, without a prefix; case counts.</summary>
public sealed record XmlOptions
{
    /// <summary>The elements whose text is taken, with all that is in them. Empty, the default: all elements.</summary>
    public IReadOnlySet<string> Elements { get; init; } = new HashSet<string>();

    /// <summary>The elements that are left out, with all that is in them. Default: none.</summary>
    /// <remarks>Scripts and styles of SVG and XHTML are always left out.</remarks>
    public IReadOnlySet<string> SkippedElements { get; init; } = new HashSet<string>();

    /// <summary>The attributes whose values are text, too. Default: none.</summary>
    public IReadOnlySet<string> Attributes { get; init; } = new HashSet<string>();
}
