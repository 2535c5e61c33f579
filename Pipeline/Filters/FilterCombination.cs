namespace Search.Pipeline;

/// <summary>Conditions joined by AND, OR or NOT.</summary>
public sealed record FilterCombination : MetadataFilter
{
    /// <summary>Joins conditions.</summary>
    /// <exception cref="FilterException">They are nested deeper than <see cref="MetadataFilter.MaxDepth"/>.</exception>
    public FilterCombination(FilterLogic logic, IReadOnlyList<MetadataFilter> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        if (!Enum.IsDefined(logic))
        {
            throw new ArgumentOutOfRangeException(nameof(logic), logic, "There is no such way to join conditions.");
        }

        Logic = logic;
        Conditions = [.. conditions];
        Depth = 1;
        foreach (var condition in Conditions)
        {
            ArgumentNullException.ThrowIfNull(condition, nameof(conditions));
            Depth = Math.Max(Depth, condition.Depth + 1);
        }

        if (Depth > MaxDepth)
        {
            throw new FilterException("", $"is nested deeper than {MaxDepth} levels.");
        }
    }

    /// <summary>How the conditions are joined.</summary>
    public FilterLogic Logic { get; }

    /// <summary>The conditions.</summary>
    public IReadOnlyList<MetadataFilter> Conditions { get; }

    internal override int Depth { get; }

    /// <summary>Whether both join equal conditions in the same order and way.</summary>
    public bool Equals(FilterCombination? other) =>
        other is not null && Logic == other.Logic && Conditions.SequenceEqual(other.Conditions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Logic, Conditions.Count);

    internal override bool Matches(in ChunkFieldValues values) => Logic switch
    {
        FilterLogic.And => AllMatch(values),
        FilterLogic.Or => AnyMatches(values),
        _ => !AllMatch(values),
    };

    private bool AllMatch(in ChunkFieldValues values)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Matches(values))
            {
                return false;
            }
        }

        return true;
    }

    private bool AnyMatches(in ChunkFieldValues values)
    {
        foreach (var condition in Conditions)
        {
            if (condition.Matches(values))
            {
                return true;
            }
        }

        return false;
    }
}
