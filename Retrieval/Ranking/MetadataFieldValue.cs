using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>A value of metadata that can be put in order among its like.</summary>
internal sealed class MetadataFieldValue
{
    private readonly object _value;

    private MetadataFieldValue(object value, ValueKind kind)
    {
        _value = value;
        Kind = kind;
    }

    public enum ValueKind
    {
        Number,
        Boolean,
        Date,
        Text,
    }

    public ValueKind Kind { get; }

    public static MetadataFieldValue? Of(Chunk chunk, string field) => MetadataFilter.ValueOf(chunk, field) switch
    {
        double.NaN => null,
        long whole => new MetadataFieldValue(whole, ValueKind.Number),
        double number => new MetadataFieldValue(number, ValueKind.Number),
        bool flag => new MetadataFieldValue(flag, ValueKind.Boolean),
        DateTimeOffset date => new MetadataFieldValue(date, ValueKind.Date),
        string text =>
            new MetadataFieldValue(text, MetadataDate.TryParse(text, out _) ? ValueKind.Date : ValueKind.Text),
        _ => null,
    };

    /// <summary>The order of two values of one kind.</summary>
    public static Comparer<MetadataFieldValue?> Order { get; } = Comparer<MetadataFieldValue?>.Create((x, y) =>
        x is null || y is null ? Comparer<bool>.Default.Compare(x is not null, y is not null)
        : x.Kind == ValueKind.Text ? string.CompareOrdinal((string)x._value, (string)y._value)
        : MetadataValues.Compare(x._value, y._value) ?? 0);
}
