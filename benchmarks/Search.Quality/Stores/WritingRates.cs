namespace Search.Quality;

/// <summary>How many chunks were written, without making them up; not a number when none was.</summary>
/// <param name="PerSecond">In a second on the clock.</param>
/// <param name="PerProcessorSecond">In a second of the processors, which tells what else the machine was doing.</param>
/// <param name="PeerPerSecond">In a second on the clock, by bare Lucene.Net in turns with the store.</param>
internal readonly record struct WritingRates(double PerSecond, double PerProcessorSecond, double PeerPerSecond);
