namespace Search.Indexing;

/// <summary>Checks of what chunks are counted in.</summary>
internal static class Measures
{
    public static void RequireNotUnits(SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Measure == SplitMeasure.Units)
        {
            throw new ArgumentException(
                "This splitter has no one kind of unit to count; measure in tokens, words or characters.",
                nameof(options));
        }
    }
}
