namespace Search.Quality;

/// <summary>What a race of readers measured; times are in seconds.</summary>
internal sealed class RaceTimes
{
    public required int Questions { get; init; }

    public int Windows { get; set; }

    /// <summary>How many best answers were equal.</summary>
    public int Equal { get; set; }

    /// <summary>Ours, with a quarter of the questions in one call.</summary>
    public double Ours { get; set; }

    /// <summary>Ours, a call for each question.</summary>
    public double OursOneByOne { get; set; }

    /// <summary>The peer, a run for each window.</summary>
    public double PeerOneByOne { get; set; }

    /// <summary>The peer, a run for eight windows.</summary>
    public double PeerInBatches { get; set; }

    /// <summary>Adds the figures under names that begin with the given one.</summary>
    public void AddTo(Dictionary<string, object> figures, string name)
    {
        var peer = Math.Min(PeerOneByOne, PeerInBatches);
        figures[$"{name}: questions"] = Questions;
        figures[$"{name}: windows"] = Windows;
        figures[$"{name}: questions a second"] = Math.Round(Questions / Ours, 2);
        figures[$"{name}: questions a second, one by one"] = Math.Round(Questions / OursOneByOne, 2);
        figures[$"{name}: questions a second of transformers.js, one window a run"] =
            Math.Round(Questions / PeerOneByOne, 2);
        figures[$"{name}: questions a second of transformers.js, eight windows a run"] =
            Math.Round(Questions / PeerInBatches, 2);
        figures[$"{name}: ratio to the faster of the peer's"] = Math.Round(peer / Ours, 3);
        figures[$"{name}: ratio, one by one"] = Math.Round(peer / OursOneByOne, 3);
        figures[$"{name}: equal answers"] = Equal;
    }
}
