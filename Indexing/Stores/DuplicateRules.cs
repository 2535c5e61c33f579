using Search.Pipeline;

namespace Search.Indexing;

/// <summary>What is left of a write when some of its files are in the store already.</summary>
internal static class DuplicateRules
{
    private const int Named = 3;

    /// <summary>The files to write.</summary>
    /// <exception cref="StoreException">The store holds one of them, and duplicates are to fail.</exception>
    public static IReadOnlyCollection<SourceUpdate> Apply(
        IReadOnlyCollection<SourceUpdate> updates, DuplicatePolicy duplicates, Func<string, bool> isKnown)
    {
        if (duplicates == DuplicatePolicy.Overwrite)
        {
            return updates;
        }

        var known = updates.Select(update => update.Source.Id).Where(isKnown).ToHashSet(StringComparer.Ordinal);
        if (duplicates == DuplicatePolicy.Fail && known.Count > 0)
        {
            throw new StoreException(
                StoreProblem.Duplicate,
                $"{known.Count} of {updates.Count} files are in the store already, such as " +
                $"'{string.Join("', '", known.Order(StringComparer.Ordinal).Take(Named))}'. Nothing was written.");
        }

        return [.. updates.Where(update => !known.Contains(update.Source.Id))];
    }

    public static void Check(DuplicatePolicy duplicates)
    {
        if (!Enum.IsDefined(duplicates))
        {
            throw new ArgumentOutOfRangeException(nameof(duplicates), duplicates, "There is no such policy.");
        }
    }
}
