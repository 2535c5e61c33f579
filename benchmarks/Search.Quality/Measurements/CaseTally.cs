namespace Search.Quality;

/// <summary>Counts the cases that came out as expected, and shows the first that did not.</summary>
/// <param name="shown">How many differences are printed.</param>
internal sealed class CaseTally(int shown = 20)
{
    /// <summary>How many cases there were.</summary>
    public int Cases { get; private set; }

    /// <summary>How many came out as expected.</summary>
    public int Equal { get; private set; }

    /// <summary>Counts a case.</summary>
    /// <param name="name">What the case is called in its file.</param>
    /// <param name="difference">What differs, readable for a human; null when nothing does.</param>
    public void Add(string name, string? difference)
    {
        Cases++;
        if (difference is null)
        {
            Equal++;
        }
        else if (Cases - Equal <= shown)
        {
            Console.WriteLine($"{name}: {difference}");
        }
    }

    /// <summary>Prints the last line, <c>N of M equal</c>.</summary>
    /// <returns>The exit code: 0 when all cases are equal and there was at least one.</returns>
    public int Finish()
    {
        if (Cases - Equal > shown)
        {
            Console.WriteLine($"… and {Cases - Equal - shown} more");
        }

        Console.WriteLine($"{Equal} of {Cases} equal");
        return Cases > 0 && Equal == Cases ? 0 : 1;
    }
}
