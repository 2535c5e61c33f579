namespace Search.Pipeline;

/// <summary>An index cannot be opened or written.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problem">What kind of problem it is.</param>
    /// <param name="message">What happened, where, and what to do about it.</param>
    /// <param name="innerException">What the storage layer said.</param>
    public StoreException(StoreProblem problem, string message, Exception? innerException = null)
        : base(message, innerException) => Problem = problem;

    /// <summary>What kind of problem it is.</summary>
    public StoreProblem Problem { get; }
}
