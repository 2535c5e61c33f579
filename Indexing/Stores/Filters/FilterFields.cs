namespace Search.Indexing;

/// <summary>The fields of a chunk, beside its metadata, that filters can name.</summary>
internal static class FilterFields
{
    /// <summary>Those with terms of their own; the content is looked at chunk by chunk.</summary>
    public static readonly string[] Indexed = ["id", "document_id", "title", "media_type"];
}
