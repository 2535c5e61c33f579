namespace Search.Quality;

/// <summary>What became of a hostile file.</summary>
/// <param name="Seconds">How long its conversion took, measured by the process that did it.</param>
/// <param name="PeakMemory">The most anonymous memory that it took itself, in MiB.</param>
/// <param name="Outcome">The error, or what was made of the file.</param>
internal sealed record HostileOutcome(double Seconds, double PeakMemory, string Outcome);
