namespace Search.Pipeline;

/// <summary>A field of metadata that chunks in a store have.</summary>
/// <param name="Name">The name, as filters take it: a dotted path for nested metadata.</param>
/// <param name="Types">The types of its values, in the order of the enumeration.</param>
/// <param name="Count">How many chunks have a value other than null.</param>
public sealed record MetadataFieldDescription(string Name, IReadOnlyList<MetadataType> Types, int Count);
