using System.Diagnostics;
using System.Diagnostics.Metrics;
using Search.Pipeline;

namespace Search.Reader;

/// <summary>What is measured of every reading. No text is in it.</summary>
/// <remarks>Measuring costs nothing while nobody listens.</remarks>
public static class ReaderTelemetry
{
    /// <summary>The name of the source of activities, and of the meter.</summary>
    public const string Name = "Search.Reader";

    /// <summary>The name of the activity of one call.</summary>
    public const string ActivityName = "read";

    /// <summary>A counter: the windows that were read.</summary>
    public const string Windows = "search.reader.windows";

    /// <summary>A counter: the tokens that were read, padding not counted.</summary>
    public const string Tokens = "search.reader.tokens";

    /// <summary>A counter: the tokens of padding that went through the model.</summary>
    public const string PaddingTokens = "search.reader.padding_tokens";

    /// <summary>A histogram, in seconds: the duration of one call.</summary>
    public const string Duration = "search.reader.duration";

    private const string ModelTag = "gen_ai.request.model";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> WindowCounter =
        Meter.CreateCounter<long>(Windows, "{window}", "Windows that were read.");

    private static readonly Counter<long> TokenCounter =
        Meter.CreateCounter<long>(Tokens, "{token}", "Tokens that were read, without padding.");

    private static readonly Counter<long> PaddingCounter =
        Meter.CreateCounter<long>(PaddingTokens, "{token}", "Tokens of padding that went through the model.");

    private static readonly Histogram<double> Durations =
        Meter.CreateHistogram<double>(Duration, "s", "Duration of one call of a reader.");

    internal static Activity? Start(string model, int requests)
    {
        var activity = Source.StartActivity(ActivityName);
        activity?.SetTag(ModelTag, model);
        activity?.SetTag("search.reader.requests", requests);
        return activity;
    }

    internal static void Record(
        Activity? activity, string model, IReadOnlyList<ReadingResult> results, long started)
    {
        var windows = results.Sum(result => result.Cost.WindowsRead);
        var tokens = results.Sum(result => result.Cost.Tokens);
        var padding = results.Sum(result => result.Cost.PaddingTokens);
        var tag = new KeyValuePair<string, object?>(ModelTag, model);
        WindowCounter.Add(windows, tag);
        TokenCounter.Add(tokens, tag);
        PaddingCounter.Add(padding, tag);
        Durations.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tag);
        activity?.SetTag(Windows, windows);
        activity?.SetTag(Tokens, tokens);
        activity?.SetTag(PaddingTokens, padding);
        activity?.SetTag("search.reader.complete", results.All(result => result.IsComplete));
    }
}
