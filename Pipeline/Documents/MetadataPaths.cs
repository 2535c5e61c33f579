namespace Search.Pipeline;

/// <summary>Dotted paths into nested metadata.</summary>
internal static class MetadataPaths
{
    /// <summary>
    /// The value at a path; null when there is none. A name with dots in it comes before nested names.
    /// </summary>
    public static object? Find(DocumentMetadata metadata, string path) =>
        TryFind(metadata, path, out var value) ? value : null;

    /// <summary>Every path of the metadata that <see cref="Find"/> finds a value at which is not null.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Flatten(DocumentMetadata metadata) =>
        Paths(metadata, "").Distinct(StringComparer.Ordinal)
            .Select(path => new KeyValuePair<string, object?>(path, Find(metadata, path)))
            .Where(pair => pair.Value is not null)!;

    private static IEnumerable<string> Paths(DocumentMetadata metadata, string prefix)
    {
        foreach (var (name, value) in metadata)
        {
            yield return prefix + name;
            if (value is DocumentMetadata nested)
            {
                foreach (var path in Paths(nested, prefix + name + "."))
                {
                    yield return path;
                }
            }
        }
    }

    private static bool TryFind(DocumentMetadata metadata, string path, out object? value)
    {
        if (metadata.TryGetValue(path, out value))
        {
            return true;
        }

        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            if (metadata.TryGetValue(path[..dot], out var inner) && inner is DocumentMetadata nested
                && TryFind(nested, path[(dot + 1)..], out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }
}
