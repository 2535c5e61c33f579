using System.Diagnostics;
using System.Text;
using Search.Inference;

namespace Search.Quality;

/// <summary>Times our tokenizer and the Rust library in turn on the same texts, on one thread each.</summary>
internal sealed class SpeedRun(TokenizerPeer peer, int rounds)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Times one tokenizer.</summary>
    /// <returns>The best time of each contestant in rounds that take turns.</returns>
    public SpeedFigures Measure(string tokenizerFile, string[] texts)
    {
        var json = File.ReadAllText(tokenizerFile);
        var tokenizer = Tokenizer.Parse(Encoding.UTF8.GetBytes(json), tokenizerFile);
        peer.Ask("load", ("json", TokenizerPeer.Write(json)));
        peer.Ask("keep", ("texts", TokenizerPeer.Write(texts)));
        var encoding = new TokenEncoding();
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;)
        {
            Encode(tokenizer, texts, encoding, out _);
        }

        AskTime(batch: true, fetch: false);
        var (ours, batch) = (double.MaxValue, double.MaxValue);
        var (single, fetched) = (double.MaxValue, double.MaxValue);
        var (allocated, tokens) = (0L, 0L);
        for (var round = 0; round < rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            ours = Math.Min(ours, Encode(tokenizer, texts, encoding, out tokens));
            allocated = Math.Max(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            batch = Math.Min(batch, AskTime(batch: true, fetch: false));
            single = Math.Min(single, AskTime(batch: false, fetch: false));
            fetched = Math.Min(fetched, AskTime(batch: true, fetch: true));
        }

        return new SpeedFigures(texts.Sum(Encoding.UTF8.GetByteCount), tokens, ours, batch, single, fetched, allocated);
    }

    private static double Encode(Tokenizer tokenizer, string[] texts, TokenEncoding encoding, out long tokens)
    {
        tokens = 0;
        var start = Stopwatch.GetTimestamp();
        foreach (var text in texts)
        {
            tokenizer.Encode(text, encoding);
            tokens += encoding.Count;
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private double AskTime(bool batch, bool fetch) => peer.Ask(
        "time", ("batch", TokenizerPeer.Write(batch)), ("fetch", TokenizerPeer.Write(fetch)))[0].GetDouble();
}
