using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>The fields of the Lucene document that one chunk is.</summary>
/// <remarks>
/// The first chunk of a file also carries the file's record in <see cref="Source"/>; a file without chunks has a
/// document of its own, which carries that field alone. So a chunk is a document with a vector, and the numbers of
/// documents that BM25 calculates with stay those of the chunks.
/// </remarks>
internal static class ChunkFields
{
    public const string Id = "id";
    public const string DocumentId = "document";
    public const string Index = "index";
    public const string Text = "text";
    public const string Title = "title";
    public const string Headings = "headings";
    public const string Start = "start";
    public const string CodePointStart = "code_point_start";
    public const string MediaType = "media_type";
    public const string Metadata = "metadata";
    public const string Parent = "parent";
    public const string Oversized = "oversized";
    public const string SourceMap = "source_map";
    public const string Vector = "vector";
    public const string Source = "source";
    public const string FilterTerms = "filter";

    /// <summary>Words with their counts and positions; the text itself is stored in another field.</summary>
    public static FieldType Words { get; } = WordsType();

    /// <summary>Terms taken as they are, of which only the presence counts.</summary>
    public static FieldType Exact { get; } = ExactType();

    private static FieldType ExactType()
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            OmitNorms = true,
            IndexOptions = IndexOptions.DOCS_ONLY,
        };
        type.Freeze();
        return type;
    }

    private static FieldType WordsType()
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
        };
        type.Freeze();
        return type;
    }
}
