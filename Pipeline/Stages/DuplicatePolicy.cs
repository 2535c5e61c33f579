namespace Search.Pipeline;

/// <summary>What becomes of a file that a store already holds.</summary>
public enum DuplicatePolicy
{
    /// <summary>The new chunks replace the old ones.</summary>
    Overwrite,

    /// <summary>The old chunks stay, and the new ones are left out.</summary>
    Skip,

    /// <summary>Nothing at all is written.</summary>
    Fail,
}
