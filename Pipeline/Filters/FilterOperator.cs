namespace Search.Pipeline;

/// <summary>How a <see cref="FilterComparison"/> compares the value of a field with its own.</summary>
public enum FilterOperator
{
    /// <summary>
    /// <c>==</c>: equal. Whole and floating-point numbers compare by value, dates by instant; a field that is missing
    /// equals null.
    /// </summary>
    Equal,

    /// <summary><c>!=</c>: not equal; also where the field is missing and the value is not null.</summary>
    NotEqual,

    /// <summary><c>&gt;</c>: a greater number, a later date, true after false; never with null on a side.</summary>
    Greater,

    /// <summary><c>&gt;=</c>: greater or equal, as <see cref="Greater"/> orders.</summary>
    GreaterOrEqual,

    /// <summary><c>&lt;</c>: a smaller number, an earlier date, false before true; never with null on a side.</summary>
    Less,

    /// <summary><c>&lt;=</c>: less or equal, as <see cref="Less"/> orders.</summary>
    LessOrEqual,

    /// <summary><c>in</c>: equal to an item of the value, which is a list.</summary>
    In,

    /// <summary><c>not in</c>: equal to no item of the value, which is a list.</summary>
    NotIn,

    /// <summary><c>contains</c>: a list with an item equal to the value, or a string with the value in it.</summary>
    Contains,

    /// <summary><c>contains any</c>: a list or string that contains an item of the value, which is a list.</summary>
    ContainsAny,

    /// <summary><c>starts with</c>: a string that begins with the value, compared by code units.</summary>
    StartsWith,

    /// <summary><c>exists</c>: whether the field is there and not null; the value is true or false.</summary>
    Exists,
}
