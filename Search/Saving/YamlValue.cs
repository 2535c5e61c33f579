namespace Search;

/// <summary>A value of a YAML file, with its line, from 1; 0 for one that is to be written.</summary>
internal abstract record YamlValue(int Line);
