namespace Search.Pipeline;

/// <summary>What components and sockets may be called.</summary>
internal static class GraphNames
{
    private const int MaxLength = 128;

    /// <summary>Refuses what is no name.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, or has a sign that is no part of names.</exception>
    public static void Require(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > MaxLength || !name.All(IsPart))
        {
            throw new ArgumentException(
                $"'{Shown(name)}' is no name: names have 1 to {MaxLength} letters, digits, '_' and '-'.", nameof(name));
        }
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    private static string Shown(string name) => name.Length <= MaxLength ? name : $"{name[..MaxLength]}…";
}
