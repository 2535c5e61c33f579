namespace Search;

/// <summary>Values by name, each name once, in the order of the file.</summary>
internal sealed record YamlMap(IReadOnlyList<KeyValuePair<string, YamlValue>> Pairs, int Line = 0) : YamlValue(Line)
{
    public YamlValue? Find(string name) =>
        Pairs.FirstOrDefault(pair => pair.Key == name) is { Key: not null } pair ? pair.Value : null;
}
