using System.Diagnostics;
using Search.Evaluation;

namespace Search.Quality;

/// <summary>Says every few seconds on the error stream how far an evaluation is.</summary>
internal sealed class QaProgress : IProgress<EvaluationProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _said = Stopwatch.GetTimestamp();

    public void Report(EvaluationProgress value)
    {
        if (Stopwatch.GetElapsedTime(_said) < Interval)
        {
            return;
        }

        _said = Stopwatch.GetTimestamp();
        Console.Error.WriteLine(
            $"{value.Done} of {value.Total} questions in {value.Elapsed:mm\\:ss}, " +
            $"about {value.Left:hh\\:mm\\:ss} left");
    }
}
