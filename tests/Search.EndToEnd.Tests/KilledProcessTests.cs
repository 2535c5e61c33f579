using Search.Pipeline;

namespace Search.EndToEnd.Tests;

/// <summary>
/// A process that is killed while it indexes loses nothing that matters: the next run goes on and ends the same.
/// </summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int Kills = 10;
    private const double LeastCosine = 0.99;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheNextRunEndsWithTheSameIndex()
    {
        WriteCorpus();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await RunToTheEndAsync("undisturbed");
        var whole = clock.Elapsed;
        var expected = await ReadAsync("undisturbed");
        Assert.True(expected.Count > 200, $"{expected.Count} chunks");

        var random = new Random(20240503);
        for (var kill = 0; kill < Kills; kill++)
        {
            var index = $"killed-{kill}";
            await KillAsync(index, whole * random.NextDouble());
            await RunToTheEndAsync(index);
            AssertSame(expected, await ReadAsync(index), index);
        }
    }

    private static void AssertSame(List<EmbeddedChunk> expected, List<EmbeddedChunk> actual, string index)
    {
        Assert.True(expected.Count == actual.Count, $"{index}: {actual.Count} chunks, expected {expected.Count}");
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(
                (one.Chunk.Id, one.Chunk.Text, one.Chunk.Span, one.Chunk.CodePointStart, one.Chunk.Title),
                (other.Chunk.Id, other.Chunk.Text, other.Chunk.Span, other.Chunk.CodePointStart, other.Chunk.Title));
            Assert.Equal(
                one.Chunk.SourceMap.ToBytes(one.Chunk.Text), other.Chunk.SourceMap.ToBytes(other.Chunk.Text));
            Assert.Equal(one.Chunk.Metadata, other.Chunk.Metadata);
            var cosine = System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(one.Vector.Span, other.Vector.Span);
            Assert.True(cosine >= LeastCosine, $"{index}, {one.Chunk.Id}: cosine {cosine}");
        }
    }

    private void WriteCorpus()
    {
        string[] things =
            ["lamp", "bridge", "harbour", "letter", "ship", "tower", "river", "window", "garden", "clock"];
        string[] verbs = ["stands beside", "belongs to", "was painted with", "looks over", "is older than"];
        var random = new Random(7);
        for (var file = 0; file < 200; file++)
        {
            // Most files are a chunk, some are several; short chunks keep ten runs short.
            var sentences = Enumerable.Range(0, file % 20 == 0 ? 40 : 2).Select(i =>
                $"In the year {random.Next(1000, 2000)} the {things[random.Next(10)]} {verbs[random.Next(5)]} the " +
                $"{things[random.Next(10)]} of house {random.Next(500)}." + (i % 6 == 5 ? "\n\n" : " "));
            _folder.Write(
                $"corpus/{file:D3}.md", $"---\nnumber: {file}\n---\n# File {file}\n\n{string.Concat(sentences)}");
        }
    }

    private async Task KillAsync(string index, TimeSpan after)
    {
        using var process =
            BuiltProgram.Start("AskYourDocuments", _folder["corpus"], "x", "--index", _folder[index], "--no-reader");
        using var patience = new CancellationTokenSource(after);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(Token);
        }
    }

    private async Task RunToTheEndAsync(string index)
    {
        var run = await BuiltProgram.AskAsync(_folder["corpus"], "x", "--index", _folder[index], "--no-reader");
        Assert.True(run.ExitCode == 0, run.ToString());
    }

    private async Task<List<EmbeddedChunk>> ReadAsync(string index)
    {
        var space = new VectorSpace(Identity, 384);
        await using var store =
            await Search.Indexing.LuceneChunkStore.OpenAsync(_folder[index], space, cancellationToken: Token);
        var chunks = new List<EmbeddedChunk>();
        foreach (var id in (await store.GetSourcesAsync(Token)).Keys.Order(StringComparer.Ordinal))
        {
            chunks.AddRange(await store.GetChunksAsync(id, Token));
        }

        return chunks;
    }

    private static ModelIdentity Identity
    {
        get
        {
            var folder = Search.Inference.ModelFolder.Open(RepositoryFiles.Embedder);
            return new ModelIdentity(folder.Name, folder.Checksum);
        }
    }
}
