namespace Search.Retrieval;

/// <summary>How a <see cref="MetadataFieldRanker"/> ranks.</summary>
public sealed record MetadataFieldRankerOptions
{
    /// <summary>What the field counts against the score, 0 to 1. Default 1: the field alone.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>How the two orders are joined. Default <see cref="MetadataRankingMode.ReciprocalRank"/>.</summary>
    public MetadataRankingMode Mode { get; init; }

    /// <summary>Whether small values come first. Default false: great values, late dates.</summary>
    public bool Ascending { get; init; }

    /// <summary>Where chunks without the field go. Default <see cref="MissingMetadata.Bottom"/>.</summary>
    public MissingMetadata Missing { get; init; }

    internal void Check()
    {
        if (Weight is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Weight), Weight, "The weight must lie between 0 and 1.");
        }

        if (!Enum.IsDefined(Mode) || !Enum.IsDefined(Missing))
        {
            throw new ArgumentOutOfRangeException(nameof(Mode), "There is no such mode.");
        }
    }
}
