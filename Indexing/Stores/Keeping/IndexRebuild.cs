using Lucene.Net.Index;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes all chunks of an index anew in one commit.</summary>
/// <remarks>A killed process leaves the old index as it was. Takes the space of both until it is done.</remarks>
internal static class IndexRebuild
{
    /// <param name="writer">The writer of the index.</param>
    /// <param name="stamp">What the commit says.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="files">All files of the index.</param>
    /// <param name="cancellationToken">Stops the work before the commit.</param>
    public static void Apply(
        IndexWriter writer, IndexStamp stamp, KeywordLanguage language, IEnumerable<SourceUpdate> files,
        CancellationToken cancellationToken)
    {
        writer.DeleteAll();
        foreach (var file in files)
        {
            BatchWriting.Add(writer, [file], language, cancellationToken);
        }

        writer.SetCommitData(stamp.ToUserData(language));
        cancellationToken.ThrowIfCancellationRequested();
        writer.Commit();
    }
}
