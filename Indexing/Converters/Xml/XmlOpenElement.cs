namespace Search.Indexing;

/// <summary>An element that is open at a place of an XML file.</summary>
/// <param name="Name">Its local name.</param>
internal readonly record struct XmlOpenElement(string Name)
{
    /// <summary>Whether it or one around it is left out.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Whether it or one around it is to be taken.</summary>
    public bool IsTaken { get; init; }

    /// <summary>Whether its white space counts.</summary>
    public bool IsPreformatted { get; init; }

    /// <summary>Whether text stands right in it so far.</summary>
    public bool HasText { get; init; }
}
