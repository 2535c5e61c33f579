using System.Globalization;

namespace Search.Quality;

/// <summary>The best times for all texts, in seconds, and what was encoded.</summary>
/// <param name="Bytes">UTF-8 bytes of the texts.</param>
/// <param name="Tokens">Tokens that they give, special tokens included.</param>
/// <param name="Ours">Ids and offsets into a buffer, one call a text.</param>
/// <param name="PeerBatch">The Rust library in one batch, results left where they are.</param>
/// <param name="PeerSingle">The same, one call a text.</param>
/// <param name="PeerFetched">In one batch, ids and offsets fetched into JavaScript.</param>
/// <param name="Allocated">Bytes that our calls allocated.</param>
internal sealed record SpeedFigures(
    long Bytes, long Tokens, double Ours, double PeerBatch, double PeerSingle, double PeerFetched, long Allocated)
{
    /// <summary>How many times as fast we are as the faster of the library's two ways, without fetching.</summary>
    public double Ratio => Math.Min(PeerBatch, PeerSingle) / Ours;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Tokens / Ours / 1e6:F2} M tokens/s, {Bytes / Ours / 1e6:F1} MB/s, {Allocated} bytes allocated; peer batch "
        + $"{Tokens / PeerBatch / 1e6:F2}, single {Tokens / PeerSingle / 1e6:F2}, fetched "
        + $"{Tokens / PeerFetched / 1e6:F2}; {Ratio:F2} times the faster, {PeerFetched / Ours:F2} times fetched");

    public object ToFigures() => new
    {
        bytes = Bytes,
        tokens = Tokens,
        millionTokensPerSecond = Round(Tokens / Ours / 1e6),
        peerBatchMillionTokensPerSecond = Round(Tokens / PeerBatch / 1e6),
        peerSingleMillionTokensPerSecond = Round(Tokens / PeerSingle / 1e6),
        peerFetchedMillionTokensPerSecond = Round(Tokens / PeerFetched / 1e6),
        timesPeer = Round(Ratio),
        timesPeerFetched = Round(PeerFetched / Ours),
        bytesAllocated = Allocated,
    };

    private static double Round(double value) => Math.Round(value, 2);
}
