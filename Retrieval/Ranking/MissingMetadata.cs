namespace Search.Retrieval;

/// <summary>Where a chunk without the field goes in the order by field.</summary>
public enum MissingMetadata
{
    /// <summary>Behind all others.</summary>
    Bottom,

    /// <summary>Before all others.</summary>
    Top,

    /// <summary>It is left out of the result.</summary>
    Drop,
}
