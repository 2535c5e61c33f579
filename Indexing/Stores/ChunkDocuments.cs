using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Pipeline;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Search.Indexing;

/// <summary>Turns chunks of a file into Lucene documents, and these back.</summary>
/// <param name="update">The file.</param>
/// <param name="languages">The languages of its documents.</param>
/// <param name="first">The first chunk that is turned.</param>
/// <param name="end">The chunk after the last.</param>
internal sealed class ChunkDocuments(SourceUpdate update, ChunkLanguages languages, int first, int end)
{
    /// <summary>The documents, made while they are read; for a file without chunks one that stands for it.</summary>
    public IEnumerable<LuceneDocument> Documents(CancellationToken cancellationToken)
    {
        if (update.Chunks.Count == 0)
        {
            yield return
            [
                new StringField(ChunkFields.DocumentId, update.Source.Id, Field.Store.NO),
                RecordOf(update.Source),
            ];
        }

        for (var i = first; i < end; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var chunk = update.Chunks[i];
            var document = Of(chunk, languages.CodeOf(chunk.Chunk));
            if (chunk.Chunk.DocumentId != update.Source.Id)
            {
                // A part of the file goes when the file goes.
                document.Add(new StringField(ChunkFields.DocumentId, update.Source.Id, Field.Store.NO));
            }

            if (i == 0)
            {
                document.Add(RecordOf(update.Source));
            }

            yield return document;
        }
    }

    /// <summary>Reads the chunk that a document is.</summary>
    /// <exception cref="InvalidDataException">A field is missing or makes no sense.</exception>
    public static Chunk Read(IndexReader reader, int document)
    {
        var fields = reader.Document(document);
        var text = StringOf(fields, ChunkFields.Text);
        var start = NumberOf(fields, ChunkFields.Start);
        return new Chunk
        {
            Id = StringOf(fields, ChunkFields.Id),
            DocumentId = StringOf(fields, ChunkFields.DocumentId),
            Index = NumberOf(fields, ChunkFields.Index),
            Text = text,
            Span = new TextSpan(start, start + text.Length),
            CodePointStart = NumberOf(fields, ChunkFields.CodePointStart),
            SourceMap = SourceMap.FromBytes(BytesOf(fields, ChunkFields.SourceMap) ?? [], text),
            MediaType = StringOf(fields, ChunkFields.MediaType),
            Title = fields.Get(ChunkFields.Title, CultureInfo.InvariantCulture),
            Metadata = MetadataOf(fields),
            ParentId = fields.Get(ChunkFields.Parent, CultureInfo.InvariantCulture),
            IsOversized = fields.GetField(ChunkFields.Oversized) is not null,
        };
    }

    private static BinaryDocValuesField RecordOf(IndexedSource source) =>
        new(ChunkFields.Source, new BytesRef(SourceRecord.Write(source)));

    private static LuceneDocument Of(EmbeddedChunk embedded, string code)
    {
        var chunk = embedded.Chunk;
        LuceneDocument document =
        [
            new StoredField(ChunkFields.Id, chunk.Id),
            new BinaryDocValuesField(ChunkFields.Id, new BytesRef(chunk.Id)),
            new StringField(ChunkFields.DocumentId, chunk.DocumentId, Field.Store.YES),
            new StoredField(ChunkFields.Index, chunk.Index),
            new StoredField(ChunkFields.Text, chunk.Text),
            new Field(WordFields.NameOf(ChunkFields.Text, code), chunk.Text, ChunkFields.Words),
            new StoredField(ChunkFields.Start, chunk.Span.Start),
            new StoredField(ChunkFields.CodePointStart, chunk.CodePointStart),
            new StoredField(ChunkFields.SourceMap, chunk.SourceMap.ToBytes(chunk.Text)),
            new StoredField(ChunkFields.MediaType, chunk.MediaType),
            new BinaryDocValuesField(ChunkFields.Vector, new BytesRef(VectorBytes.Write(embedded.Vector.Span))),
        ];
        AddOptional(document, chunk, code);
        document.Add(
            new Field(ChunkFields.FilterTerms, new FilterTermStream(FilterTerms.Of(chunk)), ChunkFields.Exact));
        return document;
    }

    private static void AddOptional(LuceneDocument document, Chunk chunk, string code)
    {
        if (chunk.Title is not null)
        {
            document.Add(new StoredField(ChunkFields.Title, chunk.Title));
            document.Add(new Field(WordFields.NameOf(ChunkFields.Title, code), chunk.Title, ChunkFields.Words));
        }

        if (chunk.Location.HeadingPath is { Count: > 0 } headings)
        {
            document.Add(new Field(
                WordFields.NameOf(ChunkFields.Headings, code), string.Join('\n', headings), ChunkFields.Words));
        }

        if (chunk.ParentId is not null)
        {
            document.Add(new StoredField(ChunkFields.Parent, chunk.ParentId));
        }

        if (chunk.IsOversized)
        {
            document.Add(new StoredField(ChunkFields.Oversized, 1));
        }

        if (chunk.Metadata.Count > 0)
        {
            document.Add(new StoredField(ChunkFields.Metadata, MetadataJson.Write(chunk.Metadata)));
        }
    }

    private static DocumentMetadata MetadataOf(LuceneDocument fields) =>
        BytesOf(fields, ChunkFields.Metadata) is { } json ? MetadataJson.Read(json) : DocumentMetadata.Empty;

    private static string StringOf(LuceneDocument fields, string name) =>
        fields.Get(name, CultureInfo.InvariantCulture) ?? throw Missing(name);

    private static int NumberOf(LuceneDocument fields, string name) =>
        fields.GetField(name)?.GetInt32Value() ?? throw Missing(name);

    private static byte[]? BytesOf(LuceneDocument fields, string name) =>
        fields.GetBinaryValue(name) is { } bytes ? bytes.Bytes[bytes.Offset..(bytes.Offset + bytes.Length)] : null;

    private static InvalidDataException Missing(string name) =>
        new($"A chunk in the index has no field '{name}'.");
}
