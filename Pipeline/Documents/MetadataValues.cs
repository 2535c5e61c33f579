namespace Search.Pipeline;

/// <summary>Comparing values of metadata: the truth table of docs/filters.md.</summary>
public static class MetadataValues
{
    /// <summary>Whether two values are equal: numbers by value, dates by instant, lists item by item.</summary>
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (bool x, bool y) => x == y,
        (long or double, long or double) => CompareNumbers(left, right) == 0,
        (string x, string y) => x == y || (TryDate(x, out var first) && TryDate(y, out var second)
            && first.OrderTo(second) == 0),
        (string or DateTimeOffset, string or DateTimeOffset) =>
            TryDate(left, out var first) && TryDate(right, out var second) && first.OrderTo(second) == 0,
        (DocumentMetadata x, DocumentMetadata y) => AreEqual(x, y),
        (IReadOnlyList<object?> x, IReadOnlyList<object?> y) => AreEqual(x, y),
        _ => false,
    };

    /// <summary>Whether two values mean the same in every filter.</summary>
    internal static bool AreSame(object? left, object? right) => (left, right) switch
    {
        (string x, string y) => x == y,
        (long or double, long or double) => CompareNumbers(left, right) == 0,
        _ => left?.GetType() == right?.GetType() && AreEqual(left, right),
    };

    /// <summary>
    /// The order of two numbers, two dates or two booleans; null for all else, and for what is not a number.
    /// </summary>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (bool x, bool y) => x.CompareTo(y),
        (long or double, long or double) => CompareNumbers(left, right),
        (string or DateTimeOffset, string or DateTimeOffset)
            when TryDate(left, out var first) && TryDate(right, out var second) => first.OrderTo(second),
        _ => null,
    };

    /// <summary>Reads a date out of a string or a point in time.</summary>
    public static bool TryDate(object? value, out MetadataDate date)
    {
        if (value is DateTimeOffset instant)
        {
            date = MetadataDate.Of(instant);
            return true;
        }

        date = default;
        return value is string text && MetadataDate.TryParse(text, out date);
    }

    private static bool AreEqual(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(DocumentMetadata left, DocumentMetadata right) =>
        left.Count == right.Count
        && left.All(pair => right.TryGetValue(pair.Key, out var value) && AreEqual(pair.Value, value));

    private static int? CompareNumbers(object left, object right) => (left, right) switch
    {
        (long x, long y) => x.CompareTo(y),
        (long x, double y) => Compare(x, y),
        (double x, long y) => -Compare(y, x),
        (double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y),
        _ => null,
    };

    // A long has more digits than a double: the whole part is compared as a long, then the fraction.
    private static int? Compare(long left, double right)
    {
        const double Beyond = 9_223_372_036_854_775_808;
        if (double.IsNaN(right))
        {
            return null;
        }

        if (right is >= Beyond or < -Beyond)
        {
            return right > 0 ? -1 : 1;
        }

        var whole = Math.Truncate(right);
        var order = left.CompareTo((long)whole);
        return order != 0 ? order : whole.CompareTo(right);
    }
}
