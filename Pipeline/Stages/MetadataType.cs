namespace Search.Pipeline;

/// <summary>The types that values of metadata have.</summary>
public enum MetadataType
{
    /// <summary>A <see cref="string"/> that is no date.</summary>
    Text,

    /// <summary>A <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>A <see cref="long"/>.</summary>
    WholeNumber,

    /// <summary>A <see cref="double"/>.</summary>
    Number,

    /// <summary>A <see cref="DateTimeOffset"/>, or a string that is a date.</summary>
    Date,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>Names with values.</summary>
    Nested,
}
