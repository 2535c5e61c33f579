namespace Search.Pipeline;

/// <summary>
/// How values stand in arrays: null is no value, and a value that is null has a sign of its own.
/// </summary>
internal static class NoneValue
{
    private static readonly object Null = new();

    public static object Pack(object? value) => value ?? Null;

    public static object? Unpack(object packed) => ReferenceEquals(packed, Null) ? null : packed;
}
