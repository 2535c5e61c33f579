namespace Search;

/// <summary>A list.</summary>
internal sealed record YamlList(IReadOnlyList<YamlValue> Items, int Line = 0) : YamlValue(Line);
