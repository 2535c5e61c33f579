using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Equality and order of values of metadata, of all kinds together: first by kind, then by value.</summary>
/// <remarks>Equal is what a filter finds equal, so a date is the same instant with every offset.</remarks>
internal sealed class MetadataValueComparer : IEqualityComparer<object>, IComparer<object>
{
    /// <summary>The kind of lists and nested metadata.</summary>
    public const int WithoutOrder = 9;

    public static MetadataValueComparer Instance { get; } = new();

    /// <summary>A number for each kind of value among which there is an order.</summary>
    public static int KindOf(object value) => value switch
    {
        bool => 0,
        double.NaN => WithoutOrder,
        long or double => 1,
        _ when MetadataValues.TryDate(value, out _) => 2,
        string => 3,
        _ => WithoutOrder,
    };

    public new bool Equals(object? x, object? y) => MetadataValues.AreEqual(x, y);

    public int GetHashCode(object obj) => obj switch
    {
        long or double => Convert.ToDouble(obj, System.Globalization.CultureInfo.InvariantCulture).GetHashCode(),
        // Dates with and without an offset can be equal, so their day does not tell them apart.
        _ when MetadataValues.TryDate(obj, out _) => 2,
        string text => StringComparer.Ordinal.GetHashCode(text),
        bool flag => flag.GetHashCode(),
        _ => WithoutOrder,
    };

    public int Compare(object? x, object? y)
    {
        var (first, second) = (KindOf(x!), KindOf(y!));
        return first != second ? first.CompareTo(second)
            : (x, y) is (string left, string right) && first == 3 ? string.CompareOrdinal(left, right)
            : MetadataValues.Compare(x, y) ?? 0;
    }
}
