namespace Search.Pipeline;

/// <summary>A graph is put together wrongly; the message says what does not fit, and what would.</summary>
public sealed class GraphBuildException : Exception
{
    /// <summary>An error with its message.</summary>
    public GraphBuildException(string message)
        : base(message)
    {
    }
}
