namespace Search.Pipeline;

/// <summary>A filter that cannot be understood. It is found wrong before any document is read.</summary>
public sealed class FilterException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">The place in the filter, such as <c>conditions[2].value</c>; empty for the whole.</param>
    /// <param name="problem">What is wrong there, as the rest of a sentence.</param>
    /// <param name="innerException">The cause, if any.</param>
    public FilterException(string path, string problem, Exception? innerException = null)
        : base(Describe(path, problem), innerException)
    {
        Path = path;
        Problem = problem;
    }

    /// <summary>The place in the filter, such as <c>conditions[2].value</c>; empty for the whole.</summary>
    public string Path { get; }

    /// <summary>What is wrong, as the rest of a sentence.</summary>
    internal string Problem { get; }

    private static string Describe(string path, string problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length == 0 ? $"The filter {problem}" : $"The filter at '{path}' {problem}";
    }
}
