using Lucene.Net.Analysis.En;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>Writes an index past the store's checks, with chunks and sources that need not agree.</summary>
internal static class HandMadeIndex
{
    public static void Write(string folder, params SourceUpdate[] files)
    {
        using var directory = FSDirectory.Open(folder);
        using var writer = new IndexWriter(
            directory,
            new IndexWriterConfig(LuceneVersion.LUCENE_48, new EnglishAnalyzer(LuceneVersion.LUCENE_48))
            {
                Similarity = new BM25Similarity(),
            });
        foreach (var file in files)
        {
            writer.AddDocuments(file.Chunks.Select((chunk, index) => Of(chunk, index == 0 ? file.Source : null)));
        }

        var stamp = new IndexStamp(folder, SomeStored.Space).ToUserData(KeywordLanguage.English);
        writer.SetCommitData(stamp);
        writer.Commit();
    }

    private static Lucene.Net.Documents.Document Of(EmbeddedChunk embedded, IndexedSource? source)
    {
        var chunk = embedded.Chunk;
        var words = new FieldType
        {
            IsIndexed = true, IsStored = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS,
        };
        Lucene.Net.Documents.Document document =
        [
            new StoredField("id", chunk.Id),
            new BinaryDocValuesField("id", new BytesRef(chunk.Id)),
            new StringField("document", chunk.DocumentId, Field.Store.YES),
            new StoredField("index", chunk.Index),
            new Field("text", chunk.Text, words),
            new StoredField("start", chunk.Span.Start),
            new StoredField("code_point_start", chunk.CodePointStart),
            new StoredField("source_map", chunk.SourceMap.ToBytes(chunk.Text)),
            new StoredField("media_type", chunk.MediaType),
            new BinaryDocValuesField("vector", new BytesRef(VectorBytes.Write(embedded.Vector.Span))),
        ];
        if (source is not null)
        {
            document.Add(new BinaryDocValuesField("source", new BytesRef(SourceRecord.Write(source))));
        }

        return document;
    }
}
