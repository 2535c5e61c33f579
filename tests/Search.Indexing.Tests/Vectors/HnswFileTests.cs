namespace Search.Indexing.Tests;

public sealed class HnswFileTests : IDisposable
{
    private const int Count = 400;

    private static readonly HnswOptions Options = new(Links: 6, Breadth: 30, Seed: 5);
    private static readonly HnswGraph Graph =
        HnswBuilder.Build(SomeVectors.Int8(SomeVectors.Around(5, Count, 16, 1)), Options, new BuildPace(default));

    private static readonly int[] Labels = [.. Enumerable.Range(0, Count).Select(i => 3 * i)];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("search-graph-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "a.graph");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void WhatIsSavedIsRead()
    {
        HnswFile.Save(Path, Graph, Labels, Options);

        var saved = HnswFile.Open(Path);

        Assert.Equal(Options, saved.Options);
        Assert.Equal(16, saved.Dimensions);
        Assert.Equal(Labels, saved.Labels);
        Assert.Equal(RowMatch.Hashes(Graph.Vectors), saved.Rows);
        Assert.Equal(0, saved.Links.Bytes);
        var query = Graph.Vectors.Query(17);
        Assert.Equal(
            Graph.Search(query, 30, new EveryRow(), int.MaxValue, out _),
            new HnswGraph(saved.Links, Graph.Vectors).Search(query, 30, new EveryRow(), int.MaxValue, out _));
        Assert.Equal([Path], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void AGraphInUseCanBeReplacedAndDeleted()
    {
        HnswFile.Save(Path, Graph, Labels, Options);
        var inUse = new HnswGraph(HnswFile.Open(Path).Links, Graph.Vectors);
        HnswFile.Save(Path, Graph, Labels, Options);
        File.Delete(Path);

        Assert.Equal(30, inUse.Search(Graph.Vectors.Query(3), 30, new EveryRow(), int.MaxValue, out _)!.Length);
    }

    [Fact]
    public void AnyChangedByteIsFound()
    {
        HnswFile.Save(Path, Graph, Labels, Options);
        var bytes = File.ReadAllBytes(Path);
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i < 60 ? i : random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Path, changed);
            Assert.Throws<InvalidDataException>(() => HnswFile.Open(Path));
        }
    }

    [Fact]
    public void AFileThatIsCutOffIsFound()
    {
        HnswFile.Save(Path, Graph, Labels, Options);
        var bytes = File.ReadAllBytes(Path);
        foreach (var length in Enumerable.Range(0, 60).Append(bytes.Length / 2).Append(bytes.Length - 1))
        {
            File.WriteAllBytes(Path, bytes[..length]);
            Assert.Throws<InvalidDataException>(() => HnswFile.Open(Path));
        }

        File.WriteAllBytes(Path, [.. bytes, 0]);
        Assert.Throws<InvalidDataException>(() => HnswFile.Open(Path));
    }

    [Fact]
    public void LinksThatLeadNowhereAreFoundWhateverTheChecksumSays()
    {
        var graph = HnswBuilder.Build(
            SomeVectors.Int8(SomeVectors.Around(5, Count, 16, 1)), Options,
            new BuildPace(TestContext.Current.CancellationToken));
        graph.Links.Set(7, 0, [Count]);
        HnswFile.Save(Path, graph, Labels, Options);
        Assert.Throws<InvalidDataException>(() => HnswFile.Open(Path));

        graph.Links.Set(7, 0, [-1]);
        HnswFile.Save(Path, graph, Labels, Options);
        Assert.Throws<InvalidDataException>(() => HnswFile.Open(Path));

        // A node that is on the lowest level only, linked on the next.
        var upper = Enumerable.Range(0, Count).First(node => graph.Links.LevelOf(node) > 0);
        graph.Links.Set(7, 0, []);
        graph.Links.Set(upper, 1, [Enumerable.Range(0, Count).First(node => graph.Links.LevelOf(node) == 0)]);
        HnswFile.Save(Path, graph, Labels, Options);
        Assert.Throws<InvalidDataException>(() => HnswFile.Open(Path));
    }

    [Fact]
    public void LabelsThatDoNotAscendAreFound()
    {
        int[] labels = [.. Labels];
        labels[5] = labels[4];
        HnswFile.Save(Path, Graph, labels, Options);

        Assert.Throws<InvalidDataException>(() => HnswFile.Open(Path));
    }

    [Fact]
    public void AFailedSaveLeavesNothing()
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(System.IO.Path.Combine(Path, "in the way"), "");

        Assert.ThrowsAny<Exception>(() => HnswFile.Save(Path, Graph, Labels, Options));

        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }
}
