namespace Search;

/// <summary>A single value; plain ones may be numbers, flags or null.</summary>
internal sealed record YamlText(string Value, bool IsPlain, int Line = 0) : YamlValue(Line);
