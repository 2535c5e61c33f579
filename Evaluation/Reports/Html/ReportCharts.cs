using System.Globalization;
using System.Xml.Linq;

namespace Search.Evaluation;

/// <summary>The charts of a report; those that there are no figures for are left out.</summary>
internal sealed class ReportCharts(ReportContent content)
{
    private static readonly double[] Depths = [1, 2, 3, 5, 8, 10, 20, 50, 100];

    private SystemReport Report => content.Report;

    public IEnumerable<XElement> All() =>
        new[] { Funnel(), Losses(), Stages(), Recall(), Reading(), Reliability(), Times() }.OfType<XElement>();

    /// <summary>The chart of a comparison, over its measures in points.</summary>
    public static XElement? Differences(RunComparison comparison)
    {
        var measures = comparison.Measures.Where(one => !one.LowerIsBetter).ToList();
        return measures.Count == 0
            ? null
            : Chart.Figure(
                "What changed",
                "The difference in points, with its interval. To the right of the line, this run is better.",
                IntervalChart.Draw("Differences between two runs with their intervals", measures),
                Chart.Legend(("good", "better"), ("lost", "worse"), ("even", "not different")));
    }

    private XElement? Funnel()
    {
        var funnel = content.Funnel;
        if (funnel.Answerable == 0)
        {
            return null;
        }

        var before = 0.0;
        List<BarRow> rows = [];
        foreach (var step in funnel.Steps)
        {
            var share = (double)step.Count / funnel.Answerable;
            rows.Add(new BarRow(
                ReportText.Name(step.Stage),
                new Bar("system", share, $"{ReportText.Count(step.Count)} · {ReportText.Percent(share)}", before)));
            before = share;
        }

        return Chart.Figure(
            "How far the questions came",
            "Of the questions with an answer. The pale end of a bar is what its step lost.",
            BarChart.Draw("How many questions passed each step", rows), null,
            Markup.Table(
                ["step", "questions", "share", "past it from another text"],
                funnel.Steps.Select(step => (string[])
                [
                    ReportText.Name(step.Stage), ReportText.Count(step.Count),
                    ReportText.Percent(step.Count, funnel.Answerable), ReportText.Count(step.Elsewhere),
                ])));
    }

    private XElement? Losses()
    {
        var losses = content.Funnel.Losses;
        if (losses.Count == 0)
        {
            return null;
        }

        var most = losses.Max(loss => loss.Share);
        return Chart.Figure(
            "Where questions were lost",
            "The stage at which a perfect one would have saved the question; of all questions.",
            BarChart.Draw("How many questions each stage lost", [.. losses.Select(loss => new BarRow(
                ReportText.Name(loss.Stage),
                new Bar("lost", loss.Share / most,
                    $"{ReportText.Count(loss.Count)} · {ReportText.Percent(loss.Share)}")))]),
            null,
            Markup.Table(["stage", "what happened"], losses.Select(loss =>
                (string[])[ReportText.Name(loss.Stage), ReportText.Meaning(loss.Stage)])));
    }

    private XElement? Stages()
    {
        var rows = Report.Stages.Select(stage => (Stage: stage, Measure: ReportContent.KeyMeasure(stage)))
            .Where(pair => pair.Measure is not null)
            .Select(pair => new BarRow(
                $"{pair.Stage.Name}: {(pair.Measure!.Name == "f1" ? "F1" : pair.Measure.Name)}",
                [.. Bars(pair.Measure)]))
            .Where(row => row.Bars.Count > 0)
            .ToList();
        return rows.Count == 0
            ? null
            : Chart.Figure(
                "Each stage in the system and alone",
                "Alone, a stage gets what a perfect stage before it would give: a reader the right passages.",
                BarChart.Draw("The main figure of each stage, in the system and alone", rows),
                Chart.Legend(("system", "in the system"), ("alone", "alone")));

        static IEnumerable<Bar> Bars(StageMeasure measure)
        {
            if (measure.Integrated is { } integrated)
            {
                yield return new Bar("system", integrated, ReportText.Points(integrated));
            }

            if (measure.Isolated is { } isolated)
            {
                yield return new Bar("alone", isolated, ReportText.Points(isolated));
            }
        }
    }

    private XElement? Recall()
    {
        var retriever = Report.Stages.FirstOrDefault(stage => stage.Kind == StageKind.Retriever);
        LineSeries[] series = retriever is null
            ? []
            :
            [
                RecallOf(retriever, "document recall@", "second", "document", measure => measure.Isolated),
                RecallOf(retriever, "passage recall@", "alone", "passage", measure => measure.Isolated),
                RecallOf(retriever, "passage recall@", "system", "passage, in the system",
                    measure => measure.Integrated),
            ];
        series = [.. series.Where(one => one.Points.Count > 1)];
        if (series.Length == 0)
        {
            return null;
        }

        var deepest = series.SelectMany(one => one.Points).Max(point => point.X);
        return Chart.Figure(
            "Recall by length of the list",
            "The share of questions whose document, or whose passage with the answer, is among the first k.",
            new LineChart(series)
            {
                Axis = "the first k of the list", IsLogarithmic = true, Ticks = [.. Depths.Where(k => k <= deepest)],
            }.Draw("Recall of documents and passages by the length of the list"),
            Chart.Legend([.. series.Select(one => (one.Style, one.Name))]));
    }

    private static LineSeries RecallOf(
        StageFigures stage, string beginning, string style, string name, Func<StageMeasure, double?> value) => new(
        style, name,
        [
            .. stage.Measures.Where(measure => measure.Name.StartsWith(beginning, StringComparison.Ordinal))
                .Select(measure => (
                    K: double.Parse(measure.Name[beginning.Length..], CultureInfo.InvariantCulture),
                    Value: value(measure)))
                .Where(point => point is { K: >= 1, Value: not null })
                .Select(point => (point.K, point.Value!.Value)),
        ]);

    private XElement? Reading()
    {
        if (Report.Depths.Count < 2)
        {
            return null;
        }

        LineSeries[] series =
        [
            Series("alone", "passage recall", depth => depth.PassageRecall),
            Series("system", "F1", depth => depth.F1),
            Series("second", "exact", depth => depth.Exact),
        ];
        series = [.. series.Where(one => one.Points.Count > 1)];
        return Chart.Figure(
            "What fewer passages would give",
            "Simulated from this run: the same lists and candidates, cut after so many passages. Nothing is refused.",
            new LineChart(series)
            {
                Axis = "passages read", Ticks = [.. Depths.Where(depth => depth <= Report.Depths.Count)],
                IsLogarithmic = Report.Depths.Count > 12,
            }.Draw("Recall and scores by the number of passages that are read"),
            Chart.Legend([.. series.Select(one => (one.Style, one.Name))]),
            Markup.Table(
                ["passages", "passage recall", "exact", "F1"],
                Report.Depths.Select(depth => (string[])
                [
                    ReportText.Count(depth.Passages), ReportText.Points(depth.PassageRecall),
                    depth.Exact is { } exact ? ReportText.Points(exact) : "",
                    depth.F1 is { } f1 ? ReportText.Points(f1) : "",
                ])));

        LineSeries Series(string style, string name, Func<DepthFigures, double?> value) => new(
            style, name,
            [
                .. Report.Depths.Where(depth => value(depth) is not null)
                    .Select(depth => ((double)depth.Passages, value(depth)!.Value)),
            ]);
    }

    private XElement? Reliability() => content.Reliability is not { } reliability
        ? null
        : Chart.Figure(
            "How far probabilities can be believed",
            "Best answers in bins of like probability: on the line, the share that is right is what was promised. "
                + $"Expected calibration error {ReportText.Probability(reliability.ExpectedCalibrationError)}.",
            new LineChart(
                [
                    new LineSeries("system", "share right", [.. reliability.Bins.Select(bin =>
                        (bin.MeanProbability, bin.ShareHappened))]),
                ],
                hasDiagonal: true)
            {
                Axis = "mean probability", Ticks = [0, 0.2, 0.4, 0.6, 0.8, 1],
            }.Draw("The share of right answers by their probability"),
            Chart.Legend(("system", "share right"), ("ideal", "as promised")),
            Markup.Table(
                ["questions", "mean probability", "share right"],
                reliability.Bins.Select(bin => (string[])
                [
                    ReportText.Count(bin.Count), ReportText.Probability(bin.MeanProbability),
                    ReportText.Probability(bin.ShareHappened),
                ])));

    private XElement? Times()
    {
        var longest = Report.Stages.Select(stage => stage.MeanMilliseconds).DefaultIfEmpty().Max();
        return longest <= 0
            ? null
            : Chart.Figure(
                "Time for a question",
                "The mean of each stage and of the whole system.",
                BarChart.Draw("The mean time of each stage", [.. Report.Stages.Select(stage => new BarRow(
                    stage.Name,
                    new Bar("system", stage.MeanMilliseconds / longest,
                        ReportText.Milliseconds(stage.MeanMilliseconds))))]),
                null,
                Markup.Table(
                    ["stage", "mean", "median", "95 of 100 at most"],
                    Report.Stages.Select(stage => (string[])
                    [
                        stage.Name, ReportText.Milliseconds(stage.MeanMilliseconds),
                        ReportText.Milliseconds(stage.MedianMilliseconds),
                        ReportText.Milliseconds(stage.Percentile95Milliseconds),
                    ])));
    }
}
