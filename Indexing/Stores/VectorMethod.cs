namespace Search.Indexing;

/// <summary>How the nearest vectors are found.</summary>
public enum VectorMethod
{
    /// <summary>By a graph where that is faster, else by comparing all.</summary>
    Automatic,

    /// <summary>Always by comparing all; no graph is built.</summary>
    Exact,
}
