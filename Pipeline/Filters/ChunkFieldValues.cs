namespace Search.Pipeline;

/// <summary>Looks up the fields of a chunk that filters name.</summary>
internal readonly struct ChunkFieldValues
{
    private readonly Chunk? _chunk;
    private readonly DocumentMetadata _metadata;

    public ChunkFieldValues(Chunk chunk)
    {
        _chunk = chunk;
        _metadata = chunk.Metadata;
    }

    public ChunkFieldValues(DocumentMetadata metadata) => _metadata = metadata;

    /// <summary>The value of the field; null when it is missing.</summary>
    public object? this[FieldPath path] => path.IsMetadata ? MetadataPaths.Find(_metadata, path.Name) : path.Name switch
    {
        FieldPath.Id => _chunk?.Id,
        FieldPath.Content => _chunk?.Text,
        FieldPath.DocumentId => _chunk?.DocumentId,
        FieldPath.Title => _chunk?.Title,
        _ => _chunk?.MediaType,
    };
}
