using Lucene.Net.Analysis.En;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Search.Indexing;
using Search.Pipeline;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Search.Quality;

/// <summary>
/// Lucene.Net without anything around it: the texts of chunks stored and cut into words, their ids and vectors, in one
/// commit a batch, on one thread.
/// </summary>
internal sealed class LuceneWriting : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("search-lucene-");
    private readonly FSDirectory _directory;
    private readonly IndexWriter _writer;

    public LuceneWriting(int bufferMegabytes)
    {
        _directory = FSDirectory.Open(_folder);
        _writer = new IndexWriter(
            _directory,
            new IndexWriterConfig(LuceneVersion.LUCENE_48, new EnglishAnalyzer(LuceneVersion.LUCENE_48))
            {
                RAMBufferSizeMB = bufferMegabytes,
                MergeScheduler = new SerialMergeScheduler(),
            });
    }

    public void Write(IEnumerable<SourceUpdate> updates)
    {
        foreach (var chunk in updates.SelectMany(update => update.Chunks))
        {
            LuceneDocument document =
            [
                new StringField("id", chunk.Chunk.Id, Field.Store.YES),
                new TextField("text", chunk.Chunk.Text, Field.Store.YES),
                new BinaryDocValuesField("vector", new BytesRef(VectorBytes.Write(chunk.Vector.Span))),
            ];
            _writer.AddDocument(document);
        }

        _writer.Commit();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _directory.Dispose();
        _folder.Delete(recursive: true);
    }
}
