namespace Search.Retrieval;

/// <summary>What every retriever demands of its arguments.</summary>
internal static class Questions
{
    /// <exception cref="ArgumentException">The question is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No chunk is asked for.</exception>
    public static void Check(string question, int top)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
    }

    /// <exception cref="ArgumentException">One of the questions is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No chunk is asked for.</exception>
    public static void Check(IReadOnlyList<string> questions, int top)
    {
        ArgumentNullException.ThrowIfNull(questions);
        foreach (var question in questions)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(question);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
    }
}
