using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Search.Pipeline;

/// <summary>What is known about a document besides its text: names with values, immutable.</summary>
/// <remarks>
/// A value is null, a <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>,
/// <see cref="DateTimeOffset"/>, a list of values, or metadata again. Other whole and floating-point numbers are
/// widened; a <see cref="DateTime"/> without a zone counts as UTC.
/// </remarks>
public sealed class DocumentMetadata : IReadOnlyDictionary<string, object?>
{
    private const int MaxDepth = 32;

    private readonly Dictionary<string, object?> _values;

    /// <summary>Copies the names and values.</summary>
    /// <exception cref="ArgumentException">
    /// A value is of a type that metadata does not hold, or nested too deep.
    /// </exception>
    public DocumentMetadata(IEnumerable<KeyValuePair<string, object?>> values)
        : this(values, depth: 0)
    {
    }

    private DocumentMetadata(IEnumerable<KeyValuePair<string, object?>> values, int depth)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            _values[name] = Normalize(name, value, depth);
        }
    }

    /// <summary>No names at all.</summary>
    public static DocumentMetadata Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => _values.Values;

    /// <inheritdoc/>
    public object? this[string key] => _values[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) =>
        _values.TryGetValue(key, out value);

    /// <summary>The value at a path of names joined by dots; null when there is none.</summary>
    /// <remarks>A name that has dots in itself comes before names in nested metadata.</remarks>
    public object? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return MetadataPaths.Find(this, path);
    }

    /// <summary>Every path at which <see cref="Find"/> finds a value other than null, with the value.</summary>
    public IEnumerable<KeyValuePair<string, object>> Flatten() => MetadataPaths.Flatten(this);

    /// <summary>The same metadata with one name set.</summary>
    /// <exception cref="ArgumentException">The value is of a type that metadata does not hold.</exception>
    public DocumentMetadata With(string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new DocumentMetadata(_values.Where(pair => pair.Key != name).Append(new(name, value)));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static object? Normalize(string name, object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new ArgumentException($"The metadata '{name}' is nested deeper than {MaxDepth} levels.");
        }

        return value switch
        {
            null or string or bool or long or double or DateTimeOffset => value,
            int or short or byte or sbyte or ushort or uint =>
                Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
            float single => (double)single,
            decimal exact => (double)exact,
            DateTime { Kind: DateTimeKind.Local } time => new DateTimeOffset(time),
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            IEnumerable<KeyValuePair<string, object?>> nested => new DocumentMetadata(nested, depth + 1),
            IEnumerable items => items.Cast<object?>().Select(item => Normalize(name, item, depth + 1)).ToArray(),
            _ => throw new ArgumentException(
                $"The metadata '{name}' is a {value.GetType().Name}; metadata holds strings, booleans, numbers, " +
                "dates, " +
                "lists of these, and nested metadata."),
        };
    }
}
