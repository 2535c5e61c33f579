using Lucene.Net.Index;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads all of an index and compares what it says of itself.</summary>
internal static class IndexVerification
{
    private const int MostProblems = 100;

    public static StoreVerification Of(
        CommittedIndex index, IndexDirectory directory, string folder, VectorSpace space,
        CancellationToken cancellationToken)
    {
        if (IndexFolder.IsVacant(folder))
        {
            return new StoreVerification(0, 0, []);
        }

        var problems = new List<string>();
        Try(problems, "The index", () => IndexIntegrity.Check(directory, folder));
        var found = new StoreVerification(0, 0, problems);
        Try(problems, "The index", () =>
        {
            using var snapshot = index.Acquire();
            found = Of(snapshot, space, problems, cancellationToken);
        });
        return found;
    }

    private static StoreVerification Of(
        IndexSnapshot snapshot, VectorSpace space, List<string> problems, CancellationToken cancellationToken)
    {
        var sources = SourceRecords.All(snapshot.Reader, cancellationToken);
        var read = 0;
        foreach (var source in sources.Values)
        {
            Try(problems, $"The file '{source.Id}'", () =>
                read += Check(snapshot.Reader, source, space, problems, cancellationToken));
            if (problems.Count >= MostProblems)
            {
                return new StoreVerification(sources.Count, read, problems);
            }
        }

        var counted = SourceRecords.CountChunks(snapshot.Reader);
        if (counted != read)
        {
            problems.Add($"The index has {counted} chunks, and its files have {read}.");
        }

        return new StoreVerification(sources.Count, read, problems);
    }

    private static int Check(
        IndexReader reader, IndexedSource source, VectorSpace space, List<string> problems,
        CancellationToken cancellationToken)
    {
        var file = SourceReading.Of(reader, source, space.Dimensions, cancellationToken);
        if (file.Chunks.Count != source.ChunkCount)
        {
            problems.Add(
                $"The file '{source.Id}' has {file.Chunks.Count} chunks and was written with {source.ChunkCount}.");
        }

        try
        {
            UpdateRules.Check(space, [file with { Source = source with { ChunkCount = file.Chunks.Count } }], []);
        }
        catch (ArgumentException error)
        {
            problems.Add($"The file '{source.Id}': {error.Message}");
        }

        return file.Chunks.Count;
    }

    private static void Try(List<string> problems, string what, Action check)
    {
        try
        {
            check();
        }
        catch (Exception error) when (StoreErrors.IsStorage(error))
        {
            problems.Add($"{what} cannot be read: {error.Message}");
        }
    }
}
