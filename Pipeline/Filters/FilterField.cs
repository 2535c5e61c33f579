namespace Search.Pipeline;

/// <summary>A field of a filter to be; comparing it makes a <see cref="MetadataFilter"/>.</summary>
/// <remarks>The values are those that <see cref="DocumentMetadata"/> holds.</remarks>
/// <param name="name">The name, as in <see cref="MetadataFilter.Field"/>.</param>
public sealed class FilterField(string name)
{
    private readonly string _name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Equal, see <see cref="FilterOperator.Equal"/>.</summary>
    public static MetadataFilter operator ==(FilterField field, object? value) =>
        Compare(field, FilterOperator.Equal, value);

    /// <summary>Not equal, see <see cref="FilterOperator.NotEqual"/>.</summary>
    public static MetadataFilter operator !=(FilterField field, object? value) =>
        Compare(field, FilterOperator.NotEqual, value);

    /// <summary>Greater, see <see cref="FilterOperator.Greater"/>.</summary>
    public static MetadataFilter operator >(FilterField field, object? value) =>
        Compare(field, FilterOperator.Greater, value);

    /// <summary>Less, see <see cref="FilterOperator.Less"/>.</summary>
    public static MetadataFilter operator <(FilterField field, object? value) =>
        Compare(field, FilterOperator.Less, value);

    /// <summary>Greater or equal, see <see cref="FilterOperator.GreaterOrEqual"/>.</summary>
    public static MetadataFilter operator >=(FilterField field, object? value) =>
        Compare(field, FilterOperator.GreaterOrEqual, value);

    /// <summary>Less or equal, see <see cref="FilterOperator.LessOrEqual"/>.</summary>
    public static MetadataFilter operator <=(FilterField field, object? value) =>
        Compare(field, FilterOperator.LessOrEqual, value);

    /// <summary>Equal to one of the values.</summary>
    public MetadataFilter In(params IReadOnlyList<object?> values) => Compare(this, FilterOperator.In, values);

    /// <summary>Equal to none of the values.</summary>
    public MetadataFilter NotIn(params IReadOnlyList<object?> values) => Compare(this, FilterOperator.NotIn, values);

    /// <summary>A list with the value among its items, or a string with the value in it.</summary>
    public MetadataFilter Contains(object? value) => Compare(this, FilterOperator.Contains, value);

    /// <summary>A list or string that contains one of the values.</summary>
    public MetadataFilter ContainsAny(params IReadOnlyList<object?> values) =>
        Compare(this, FilterOperator.ContainsAny, values);

    /// <summary>A string that begins with the value.</summary>
    public MetadataFilter StartsWith(string value) => Compare(this, FilterOperator.StartsWith, value);

    /// <summary>There, and not null.</summary>
    public MetadataFilter Exists() => Compare(this, FilterOperator.Exists, true);

    /// <summary>Whether it is the same object: two fields are compared through filters only.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_name);

    private static FilterComparison Compare(FilterField field, FilterOperator @operator, object? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new FilterComparison(field._name, @operator, value);
    }
}
