namespace Search.Pipeline;

/// <summary>A run of a graph cannot go on; the message says where and why.</summary>
public class GraphException : Exception
{
    /// <summary>An error with its message and, if there is one, its cause.</summary>
    public GraphException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
