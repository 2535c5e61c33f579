namespace Search.Pipeline;

/// <summary>Types as a programmer writes them.</summary>
internal static class TypeNames
{
    /// <summary><c>IReadOnlyList&lt;String&gt;</c>.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[]";
        }

        if (!type.IsGenericType)
        {
            return type.Name;
        }

        var end = type.Name.IndexOf('`', StringComparison.Ordinal);
        var name = end < 0 ? type.Name : type.Name[..end];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }
}
