namespace Search.Retrieval;

/// <summary>How much age counts for a <see cref="RecencyRanker"/>.</summary>
public sealed record RecencyRankerOptions
{
    /// <summary>After what time newness has fallen to a half; above zero. Default 90 days.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>What newness counts against fitting the question, 0 to 1. Default 0.3.</summary>
    public double Weight { get; init; } = 0.3;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(HalfLife, TimeSpan.Zero);
        if (Weight is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Weight), Weight, "The weight must lie between 0 and 1.");
        }
    }
}
