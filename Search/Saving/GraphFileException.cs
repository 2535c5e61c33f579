using System.Globalization;

namespace Search;

/// <summary>A saved graph that cannot be loaded; the message has the line and says what would do.</summary>
public sealed class GraphFileException : Exception
{
    /// <summary>An error at a line.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="message">What is wrong, and what would do.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public GraphFileException(int line, string message, Exception? innerException = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {message}"), innerException) => Line = line;

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
