using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Search.Inference;

/// <summary>What is measured of every batch that goes through a model. No text is in it.</summary>
/// <remarks>
/// Spans and token counts of embedding calls are those of Microsoft.Extensions.AI's telemetry, which decorates a
/// generator; these are the figures below it. Measuring costs nothing while nobody listens.
/// </remarks>
public static class InferenceTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Search.Inference";

    /// <summary>A histogram, in seconds: the duration of one run.</summary>
    public const string RunDuration = "search.inference.run.duration";

    /// <summary>A histogram, from 0 to 1: the padding as a share of the tokens of one run.</summary>
    public const string PaddingShare = "search.inference.run.padding_share";

    private const string ModelTag = "gen_ai.request.model";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Durations =
        Meter.CreateHistogram<double>(RunDuration, "s", "Duration of one run of a model.");

    private static readonly Histogram<double> Paddings =
        Meter.CreateHistogram<double>(PaddingShare, "1", "Share of padding in the tokens of one run.");

    internal static void Record(string model, BatchReport batch, long started)
    {
        var tag = new KeyValuePair<string, object?>(ModelTag, model);
        Durations.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tag);
        Paddings.Record(batch.PaddingShare, tag);
    }
}
