namespace Search.Pipeline;

/// <summary>What a field name in a filter means: a field of the chunk, or a path into its metadata.</summary>
internal readonly record struct FieldPath(string Name, bool IsMetadata)
{
    public const string Id = "id";
    public const string Content = "content";
    public const string DocumentId = "document_id";
    public const string Title = "title";
    public const string MediaType = "media_type";

    private const string MetadataPrefix = "meta.";

    public static FieldPath Of(string field) =>
        field.StartsWith(MetadataPrefix, StringComparison.Ordinal)
            ? new FieldPath(field[MetadataPrefix.Length..], IsMetadata: true)
            : new FieldPath(field, IsMetadata: field is not (Id or Content or DocumentId or Title or MediaType));
}
