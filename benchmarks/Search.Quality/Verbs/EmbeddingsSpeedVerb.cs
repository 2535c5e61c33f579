using System.CommandLine;
using Search.Inference;

namespace Search.Quality;

/// <summary><c>embeddings-speed</c>: texts a second, beside onnxruntime-node.</summary>
internal static class EmbeddingsSpeedVerb
{
    private const int PeerRows = 32;
    private const int Rounds = 4;

    public static Command Create()
    {
        var model = EmbeddingArguments.Model();
        var corpus = EmbeddingArguments.Corpus();
        var texts = new Option<int>("--texts") { Description = "How many.", DefaultValueFactory = _ => 2000 };
        var threads = new Option<int>("--threads") { Description = "Threads of a run.", DefaultValueFactory = _ => 2 };
        var peer = new Option<DirectoryInfo>("--peer")
        {
            Description = "The folder of the peer's program.",
            DefaultValueFactory = _ => new DirectoryInfo("benchmarks/Search.Quality/Peers/onnxruntime-node"),
        };
        var save = SaveOption.Create();
        var command = new Command("embeddings-speed", "Texts to vectors a second, beside onnxruntime-node.")
        {
            model, corpus, texts, threads, peer, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(model).FullName,
            AbstractFile.Read(parsed.GetRequiredValue(corpus).FullName, parsed.GetValue(texts)),
            parsed.GetRequiredValue(peer).FullName, parsed.GetValue(threads), parsed.GetValue(save),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, IReadOnlyList<string> texts, string peerFolder, int threads, DirectoryInfo? save,
        CancellationToken cancellationToken)
    {
        var options = new TransformerEmbeddingOptions { Model = new TransformerModelOptions { Threads = threads } };
        using var generator = TransformerEmbeddingGenerator.Load(ModelFolder.Open(folder), options);
        int[][] ids = [.. texts.Select(text => Ids(generator, text))];
        using var peer = await NodePeer.StartAsync(peerFolder, Path.Combine(folder, "model.onnx"), ids, threads);
        var times = new SpeedTimes(texts.Count, ids.Sum(row => (long)row.Length), threads);

        // The first run compiles code and takes memory, on either side.
        int[] first = [.. Enumerable.Range(0, Math.Min(PeerRows, texts.Count))];
        await generator.GenerateAsync(first.Select(i => texts[i]), cancellationToken: cancellationToken);
        await peer.RunAsync([first]);

        // In turns, so that what else the machine does falls on all alike.
        foreach (var part in Enumerable.Range(0, texts.Count).Chunk((texts.Count + Rounds - 1) / Rounds))
        {
            await RunAsync(generator, peer, part, texts, ids, options, times, cancellationToken);
        }

        times.Print(peer.Version);
        times.Save(save, peer.Version);
        return 0;
    }

    private static async Task RunAsync(
        TransformerEmbeddingGenerator generator, NodePeer peer, int[] part, IReadOnlyList<string> texts, int[][] ids,
        TransformerEmbeddingOptions options, SpeedTimes times, CancellationToken cancellationToken)
    {
        var (time, ours) = await SpeedTime.OfAsync(
            () => generator.GenerateAsync(part.Select(i => texts[i]), cancellationToken: cancellationToken));
        times.Ours += time;
        times.PaddingTokens += ours.Usage!.AdditionalCounts![TransformerEmbeddingGenerator.PaddingTokensKey];

        (time, var index, var vector) = await peer.RunAsync([.. part.Chunk(PeerRows)]);
        times.PeerInOrder += time;
        times.Compare(ours[Array.IndexOf(part, index)].Vector.Span, vector);

        var plan = LengthBatches.Plan(
            [.. part.Select(i => ids[i].Length)], options.MaxBatchTokens, options.MaxBatchRows);
        (time, index, vector) = await peer.RunAsync([.. plan.Select(batch => batch.Select(i => part[i]).ToArray())]);
        times.PeerSorted += time;
        times.Compare(ours[Array.IndexOf(part, index)].Vector.Span, vector);
    }

    private static int[] Ids(TransformerEmbeddingGenerator generator, string text)
    {
        var encoding = new TokenEncoding();
        var truncation = new TokenTruncation { MaxLength = generator.MaxTokens };
        generator.Tokenizer.Encode(text, encoding, truncation: truncation);
        return encoding.Ids.ToArray();
    }
}
