using System.Numerics.Tensors;

namespace Search.Quality;

/// <summary>What <c>embeddings-speed</c> measured.</summary>
internal sealed class SpeedTimes(int texts, long tokens)
{
    private double _leastCosine = 1;

    /// <summary>Seconds from text to vector with our generator.</summary>
    public double Ours { get; set; }

    /// <summary>Seconds from token ids to vector with the peer, in batches of 32 in the order of the texts.</summary>
    public double PeerInOrder { get; set; }

    /// <summary>Seconds from token ids to vector with the peer, in the batches that our generator makes.</summary>
    public double PeerSorted { get; set; }

    /// <summary>The padding in our batches.</summary>
    public long PaddingTokens { get; set; }

    /// <summary>Compares a vector of ours with the peer's.</summary>
    public void Compare(ReadOnlySpan<float> ours, ReadOnlySpan<float> peers) =>
        _leastCosine = Math.Min(_leastCosine, TensorPrimitives.CosineSimilarity(ours, peers));

    public void Print(string peerVersion)
    {
        foreach (var (name, value) in Figures(peerVersion))
        {
            Console.WriteLine(FormattableString.Invariant($"{name}: {value}"));
        }
    }

    public void Save(DirectoryInfo? folder, string peerVersion)
    {
        if (folder is null)
        {
            return;
        }

        new Measurement(
            "embeddings-speed",
            "dotnet run -c Release --project benchmarks/Search.Quality -- embeddings-speed models/bge-small-en-v1.5 " +
            "../shared/data/scifact/corpus.jsonl --save docs/results",
            Figures(peerVersion))
        {
            Remarks =
            [
                "Ours is timed from text to vector, the peer from token ids to vector: it does not tokenize.",
                "Both ran in turns over parts of the texts, with the same model file and session settings.",
            ],
        }.Save(folder);
    }

    private Dictionary<string, object> Figures(string peerVersion) => new(StringComparer.Ordinal)
    {
        ["texts"] = texts,
        ["tokens per text"] = Math.Round(tokens / (double)texts, 1),
        ["texts per second"] = Math.Round(texts / Ours, 2),
        ["padding share"] = Math.Round(PaddingTokens / (double)(tokens + PaddingTokens), 4),
        ["onnxruntime-node"] = peerVersion,
        ["texts per second of onnxruntime-node, batches of 32 in order"] = Math.Round(texts / PeerInOrder, 2),
        ["texts per second of onnxruntime-node, our batches"] = Math.Round(texts / PeerSorted, 2),
        ["ratio to onnxruntime-node, batches of 32 in order"] = Math.Round(PeerInOrder / Ours, 3),
        ["ratio to onnxruntime-node, our batches"] = Math.Round(PeerSorted / Ours, 3),
        ["least cosine with onnxruntime-node"] = Math.Round(_leastCosine, 5),
    };
}
