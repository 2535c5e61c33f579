namespace Search.Inference;

/// <summary>Chooses among the entities that overlapping windows of one text found in the same place.</summary>
internal static class EntityOverlaps
{
    /// <summary>In the order of the text, the longest of each overlapping row; among equals the likeliest.</summary>
    public static IReadOnlyList<NamedEntity> Resolve(IEnumerable<NamedEntity> entities)
    {
        var kept = new List<NamedEntity>();
        foreach (var entity in entities.OrderBy(entity => entity.Start))
        {
            if (kept.Count == 0 || entity.Start < kept[^1].Start || entity.Start >= kept[^1].End)
            {
                kept.Add(entity);
            }
            else if (IsBetter(entity, kept[^1]))
            {
                kept[^1] = entity;
            }
        }

        return kept;
    }

    private static bool IsBetter(NamedEntity entity, NamedEntity other)
    {
        var (length, otherLength) = (entity.End - entity.Start, other.End - other.Start);
        return length > otherLength || (length == otherLength && entity.Score > other.Score);
    }
}
