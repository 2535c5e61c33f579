namespace Search.Pipeline;

/// <summary>The new state of one file in an index: it replaces all that the index had of the file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Chunks">Its chunks; none for a file without text.</param>
public sealed record SourceUpdate(IndexedSource Source, IReadOnlyList<EmbeddedChunk> Chunks);
