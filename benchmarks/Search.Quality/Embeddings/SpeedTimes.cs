using System.Numerics.Tensors;

namespace Search.Quality;

/// <summary>What <c>embeddings-speed</c> measured.</summary>
internal sealed class SpeedTimes(int texts, long tokens, int threads)
{
    private double _leastCosine = 1;

    /// <summary>Time from text to vector with our generator.</summary>
    public SpeedTime Ours { get; set; }

    /// <summary>Time from token ids to vector with the peer, in batches of 32 in the order of the texts.</summary>
    public SpeedTime PeerInOrder { get; set; }

    /// <summary>Time from token ids to vector with the peer, in the batches that our generator makes.</summary>
    public SpeedTime PeerSorted { get; set; }

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
        ["threads"] = threads,
        ["padding share"] = Math.Round(PaddingTokens / (double)(tokens + PaddingTokens), 4),
        ["onnxruntime-node"] = peerVersion,
        ["texts per second"] = Math.Round(texts / Ours.Seconds, 2),
        ["texts per second of onnxruntime-node, batches of 32 in order"] = Math.Round(texts / PeerInOrder.Seconds, 2),
        ["texts per second of onnxruntime-node, our batches"] = Math.Round(texts / PeerSorted.Seconds, 2),
        ["ratio to onnxruntime-node, batches of 32 in order"] = Math.Round(PeerInOrder.Seconds / Ours.Seconds, 3),
        ["ratio to onnxruntime-node, our batches"] = Math.Round(PeerSorted.Seconds / Ours.Seconds, 3),
        ["processor seconds"] = Math.Round(Ours.Processor, 2),
        ["processor seconds of onnxruntime-node, batches of 32 in order"] = Math.Round(PeerInOrder.Processor, 2),
        ["processor seconds of onnxruntime-node, our batches"] = Math.Round(PeerSorted.Processor, 2),
        ["least cosine with onnxruntime-node"] = Math.Round(_leastCosine, 5),
    };
}
