namespace Search.Quality;

/// <summary>Where a figure of ours and that of a peer stand in a stored measurement.</summary>
/// <param name="Measurement">The measurement's name.</param>
/// <param name="Figure">What the figure is, in plain words.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Ours">Our figure; a slash leads into an object.</param>
/// <param name="Peer">Who the peer is.</param>
/// <param name="Theirs">The peer's figure.</param>
internal sealed record PeerRow(
    string Measurement, string Figure, string Unit, string Ours, string Peer, string Theirs)
{
    /// <summary>Whether less is better: time or memory.</summary>
    public bool LessIsBetter { get; init; }

    /// <summary>How often ours is as good as the peer's: above 1 where ours is better.</summary>
    public double TimesAsGood(double ours, double theirs) => LessIsBetter ? theirs / ours : ours / theirs;
}
