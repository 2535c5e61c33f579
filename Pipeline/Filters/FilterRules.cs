namespace Search.Pipeline;

/// <summary>What each operator takes, and when it holds.</summary>
internal static class FilterRules
{
    private const int MaxNameLength = 1_000;

    /// <exception cref="FilterException">The name is blank or too long.</exception>
    public static FieldPath PathOf(string field)
    {
        var path = FieldPath.Of(field);
        return string.IsNullOrWhiteSpace(path.Name) || field.Length > MaxNameLength
            ? throw new FilterException(
                FilterJson.FieldName, $"has a field name of {path.Name.Length} characters; 1 to {MaxNameLength} are.")
            : path;
    }

    /// <summary>The value as metadata holds it.</summary>
    /// <exception cref="FilterException">The operator does not take the value.</exception>
    public static object? CheckValue(FilterOperator @operator, object? value)
    {
        var normal = Normalize(value);
        var isList = normal is IReadOnlyList<object?>;
        Require(IsFinite(normal), @operator, "numbers that are finite", normal);
        switch (@operator)
        {
            case FilterOperator.In or FilterOperator.NotIn or FilterOperator.ContainsAny:
                Require(isList, @operator, "a list", normal);
                break;
            case FilterOperator.Greater or FilterOperator.GreaterOrEqual or FilterOperator.Less
                or FilterOperator.LessOrEqual:
                Require(
                    normal is null or bool or long or double || MetadataValues.TryDate(normal, out _), @operator,
                    "a number, a boolean or a date such as 2024-03-01 or 2024-03-01T10:00:00Z", normal);
                break;
            case FilterOperator.Contains:
                Require(!isList && normal is not DocumentMetadata, @operator, "a single value", normal);
                break;
            case FilterOperator.StartsWith:
                Require(normal is string, @operator, "a string", normal);
                break;
            case FilterOperator.Exists:
                Require(normal is bool, @operator, "true or false", normal);
                break;
        }

        return normal;
    }

    /// <summary>Whether the operator holds between the value of a document's field and that of the filter.</summary>
    public static bool Matches(object? stored, FilterOperator @operator, object? value) => @operator switch
    {
        FilterOperator.Equal => MetadataValues.AreEqual(stored, value),
        FilterOperator.NotEqual => !MetadataValues.AreEqual(stored, value),
        FilterOperator.Greater => MetadataValues.Compare(stored, value) > 0,
        FilterOperator.GreaterOrEqual => MetadataValues.Compare(stored, value) >= 0,
        FilterOperator.Less => MetadataValues.Compare(stored, value) < 0,
        FilterOperator.LessOrEqual => MetadataValues.Compare(stored, value) <= 0,
        FilterOperator.In => IsIn(stored, value),
        FilterOperator.NotIn => !IsIn(stored, value),
        FilterOperator.Contains => Contains(stored, value),
        FilterOperator.ContainsAny => ((IReadOnlyList<object?>)value!).Any(item => Contains(stored, item)),
        FilterOperator.StartsWith =>
            stored is string text && text.StartsWith((string)value!, StringComparison.Ordinal),
        _ => stored is not null == (bool)value!,
    };

    private static bool IsIn(object? stored, object? list) =>
        ((IReadOnlyList<object?>)list!).Any(item => MetadataValues.AreEqual(stored, item));

    private static bool Contains(object? stored, object? value) => stored switch
    {
        string text => value is string part && text.Contains(part, StringComparison.Ordinal),
        IReadOnlyList<object?> items => items.Any(item => MetadataValues.AreEqual(item, value)),
        _ => false,
    };

    private static object? Normalize(object? value)
    {
        try
        {
            return new DocumentMetadata([new(FilterJson.ValueName, value)])[FilterJson.ValueName];
        }
        catch (ArgumentException error)
        {
            throw new FilterException(
                FilterJson.ValueName, $"has a value of type {value?.GetType().Name}, which metadata cannot hold.",
                    error);
        }
    }

    private static bool IsFinite(object? value) => value switch
    {
        double number => double.IsFinite(number),
        IReadOnlyList<object?> items => items.All(IsFinite),
        DocumentMetadata nested => nested.Values.All(IsFinite),
        _ => true,
    };

    private static void Require(bool condition, FilterOperator @operator, string what, object? value)
    {
        if (!condition)
        {
            throw new FilterException(
                FilterJson.ValueName,
                $"compares by '{FilterJson.NameOf(@operator)}', which takes {what}, and has " +
                FilterJson.Describe(value) + ".");
        }
    }
}
