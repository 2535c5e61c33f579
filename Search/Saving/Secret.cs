namespace Search;

/// <summary>
/// A value that stands in the environment of the process and nowhere else, such as the key of a service.
/// </summary>
/// <remarks>Files have the reference, <c>${env:NAME}</c>; the value is never written, shown or compared.</remarks>
public sealed class Secret
{
    private const string Start = "${env:";

    internal Secret(string name, string value) => (Name, Value) = (name, value);

    /// <summary>The name of the variable.</summary>
    public string Name { get; }

    /// <summary>The value. Keep it out of messages and logs.</summary>
    public string Value { get; }

    /// <summary>The reference, <c>${env:NAME}</c>.</summary>
    public override string ToString() => $"{Start}{Name}}}";

    internal static bool IsReference(string text) => text.Contains(Start, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name in a reference; null when the text is none.</summary>
    internal static string? NameOf(string text)
    {
        var isReference = text.StartsWith(Start, StringComparison.Ordinal) && text.EndsWith('}')
            && text.Length > Start.Length + 1;
        var name = isReference ? text[Start.Length..^1] : string.Empty;
        return name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : null;
    }
}
