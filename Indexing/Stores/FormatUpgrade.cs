using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>Brings an index of an older format to the present one, in one commit.</summary>
/// <remarks>Texts and vectors are all there, so that nothing is converted or embedded anew.</remarks>
internal static class FormatUpgrade
{
    /// <summary>Writes all chunks anew; a killed process leaves the old index as it was.</summary>
    public static void Apply(
        IndexWriter writer, IndexDirectory directory, IndexStamp stamp, KeywordLanguage language)
    {
        using var reader = DirectoryReader.Open(directory);
        writer.DeleteAll();
        foreach (var source in SourceRecords.All(reader, CancellationToken.None).Values)
        {
            var update = SourceReading.Of(reader, source, stamp.Space.Dimensions, CancellationToken.None);
            writer.AddDocuments(ChunkDocuments.Of(update, language, CancellationToken.None));
        }

        writer.SetCommitData(stamp.ToUserData(language));
        writer.Commit();
    }
}
