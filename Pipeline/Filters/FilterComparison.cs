namespace Search.Pipeline;

/// <summary>A comparison of a field with a value.</summary>
public sealed record FilterComparison : MetadataFilter
{
    /// <summary>Compares a field.</summary>
    /// <param name="field">The name, as in <see cref="MetadataFilter.Field"/>.</param>
    /// <param name="operator">How.</param>
    /// <param name="value">
    /// What <see cref="DocumentMetadata"/> can hold; a list for <see cref="FilterOperator.In"/>, <see
    /// cref="FilterOperator.NotIn"/> and <see cref="FilterOperator.ContainsAny"/>.
    /// </param>
    /// <exception cref="FilterException">The name is blank, or the value is not one for the operator.</exception>
    public FilterComparison(string field, FilterOperator @operator, object? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (!Enum.IsDefined(@operator))
        {
            throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "There is no such operator.");
        }

        Field = field;
        Operator = @operator;
        FieldPath = FilterRules.PathOf(field);
        Value = FilterRules.CheckValue(@operator, value);
    }

    /// <summary>The name of the field as it was given.</summary>
    public new string Field { get; }

    /// <summary>How the field is compared.</summary>
    public FilterOperator Operator { get; }

    /// <summary>The value, as <see cref="DocumentMetadata"/> would hold it.</summary>
    public object? Value { get; }

    /// <summary>The path into the metadata; null when the field is one of the chunk itself.</summary>
    public string? MetadataPath => FieldPath.IsMetadata ? FieldPath.Name : null;

    internal FieldPath FieldPath { get; }

    internal override int Depth => 1;

    /// <summary>Whether both compare the same field in the same way with equal values.</summary>
    public bool Equals(FilterComparison? other) =>
        other is not null && FieldPath == other.FieldPath && Operator == other.Operator
        && MetadataValues.AreSame(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FieldPath, Operator);

    internal override bool Matches(in ChunkFieldValues values) =>
        FilterRules.Matches(values[FieldPath], Operator, Value);
}
