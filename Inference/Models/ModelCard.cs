namespace Search.Inference;

/// <summary>
/// What the card of a model (<c>README.md</c>) says: its text, and the values of the members before the text.
/// </summary>
/// <remarks>
/// Only the first 65,536 characters are read. The members stand between two lines <c>---</c>, as the model hubs write
/// them; a member is one value, a list in brackets, or a list of lines that begin with a dash. Anything else there is
/// passed over: a card is written by hand, and nothing that a model computes depends on it.
/// </remarks>
public sealed class ModelCard
{
    private const int MostCharacters = 1 << 16;
    private const string Fence = "---";

    private readonly Dictionary<string, List<string>> _members = new(StringComparer.Ordinal);

    private ModelCard(string text)
    {
        Text = text;
        ReadMembers(text);
    }

    /// <summary>The card of a model that has none.</summary>
    public static ModelCard Empty { get; } = new("");

    /// <summary>The whole text, the members before it included; empty when there is no card.</summary>
    public string Text { get; }

    /// <summary>Reads a card from its text.</summary>
    public static ModelCard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ModelCard(text.Length <= MostCharacters ? text : text[..MostCharacters]);
    }

    /// <summary>The values of a member, such as <c>language</c>; none when the card lacks it.</summary>
    public IReadOnlyList<string> Values(string member)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(member);
        return _members.TryGetValue(member, out var values) ? values : [];
    }

    // A card that cannot be read says nothing; the files that decide what a model computes are checked elsewhere.
    internal static ModelCard Read(string? path)
    {
        if (path is null)
        {
            return Empty;
        }

        try
        {
            using var reader = new StreamReader(path);
            var buffer = new char[MostCharacters];
            return new ModelCard(new string(buffer, 0, reader.ReadBlock(buffer)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Empty;
        }
    }

    private void ReadMembers(string text)
    {
        using var lines = new StringReader(text);
        if (lines.ReadLine()?.TrimEnd() != Fence)
        {
            return;
        }

        List<string>? list = null;
        while (lines.ReadLine() is { } line && line.TrimEnd() != Fence)
        {
            var said = line.Trim();
            if (said.StartsWith("- ", StringComparison.Ordinal))
            {
                Add(list, said[2..]);
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !char.IsWhiteSpace(line[0]))
            {
                list = _members[line[..colon].TrimEnd()] = [];
                AddAll(list, line[(colon + 1)..].Trim());
            }
        }
    }

    private static void AddAll(List<string> list, string value)
    {
        var inBrackets = value.StartsWith('[') && value.EndsWith(']');
        foreach (var item in inBrackets ? value[1..^1].Split(',') : [value])
        {
            Add(list, item);
        }
    }

    private static void Add(List<string>? list, string item)
    {
        var comment = item.IndexOf(" #", StringComparison.Ordinal);
        var value = (comment >= 0 ? item[..comment] : item).Trim().Trim('"', '\'');
        if (value.Length > 0)
        {
            list?.Add(value);
        }
    }
}
