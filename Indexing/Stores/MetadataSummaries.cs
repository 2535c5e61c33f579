using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Counts fields and values over the metadata of chunks.</summary>
internal static class MetadataSummaries
{
    public static IReadOnlyList<MetadataFieldDescription> Fields(IEnumerable<DocumentMetadata> chunks)
    {
        var fields = new SortedDictionary<string, (SortedSet<MetadataType> Types, int Count)>(StringComparer.Ordinal);
        foreach (var (name, value) in chunks.SelectMany(metadata => metadata.Flatten()))
        {
            var (types, count) = fields.TryGetValue(name, out var known) ? known : ([], 0);
            types.Add(TypeOf(value));
            fields[name] = (types, count + 1);
        }

        return
        [
            .. fields.Select(field =>
                new MetadataFieldDescription(field.Key, [.. field.Value.Types], field.Value.Count)),
        ];
    }

    /// <param name="values">The value of the field in each chunk; null where it has none.</param>
    public static MetadataFieldSummary Values(IEnumerable<object?> values)
    {
        var counts = new Dictionary<object, int>(MetadataValueComparer.Instance);
        var count = 0;
        foreach (var value in values)
        {
            count += value is null ? 0 : 1;
            foreach (var item in value is IReadOnlyList<object?> list ? list.Distinct() : [value])
            {
                if (item is not null)
                {
                    counts[item] = counts.GetValueOrDefault(item) + 1;
                }
            }
        }

        var (least, greatest) = Range(counts.Keys);
        return new MetadataFieldSummary(
            count,
            [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, MetadataValueComparer.Instance)],
            least, greatest);
    }

    // Values of several kinds have no order.
    private static (object? Least, object? Greatest) Range(IReadOnlyCollection<object> values)
    {
        var kinds = values.Select(MetadataValueComparer.KindOf).Distinct().ToList();
        return kinds is [not MetadataValueComparer.WithoutOrder]
            ? (values.Min(MetadataValueComparer.Instance), values.Max(MetadataValueComparer.Instance))
            : (null, null);
    }

    private static MetadataType TypeOf(object value) => value switch
    {
        bool => MetadataType.Boolean,
        long => MetadataType.WholeNumber,
        double => MetadataType.Number,
        DateTimeOffset => MetadataType.Date,
        string text => MetadataDate.TryParse(text, out _) ? MetadataType.Date : MetadataType.Text,
        DocumentMetadata => MetadataType.Nested,
        _ => MetadataType.List,
    };
}
