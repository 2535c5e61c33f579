using Search.Evaluation;

namespace Search.Quality;

/// <summary>The figures of <c>qa</c> that are kept.</summary>
internal static class QaFigures
{
    /// <summary>Keeps the figures of a report.</summary>
    public static void Save(SystemReport report, QaSettings settings, DirectoryInfo folder)
    {
        var figures = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["questions"] = report.Run.Questions,
            ["passages read"] = settings.Passages,
        };
        foreach (var stage in report.Stages.Where(stage => stage.Measures.Count > 0))
        {
            figures[$"{stage.Name}: median ms"] = Math.Round(stage.MedianMilliseconds, 1);
            foreach (var measure in stage.Measures)
            {
                Add(figures, $"{stage.Name}: {measure.Name}", measure.Integrated);
                Add(figures, $"{stage.Name} alone: {measure.Name}", measure.Isolated);
            }
        }

        foreach (var step in report.Funnel.Steps)
        {
            figures[$"funnel: {step.Stage}"] = step.Count;
        }

        foreach (var loss in report.Funnel.Losses)
        {
            figures[$"lost by: {loss.Stage}"] = loss.Count;
        }

        new Measurement($"qa-{report.Run.Name}", report.Run.Command!, figures).Save(folder);
    }

    private static void Add(Dictionary<string, object> figures, string name, double? value)
    {
        if (value is { } number)
        {
            figures[name] = Math.Round(number, 4);
        }
    }
}
