using System.Globalization;
using System.Xml.Linq;
using static Search.Evaluation.Markup;

namespace Search.Evaluation;

/// <summary>A chart of lines over shares from 0 to 1.</summary>
internal sealed class LineChart
{
    private const double Height = 224;
    private const double Left = 34;
    private const double Right = 12;
    private const double Top = 8;
    private const double Bottom = 38;
    private const double LeastRange = 0.2;

    private readonly IReadOnlyList<LineSeries> _series;
    private readonly bool _hasDiagonal;
    private readonly double _leastX;
    private readonly double _greatestX;
    private readonly double _leastY;

    /// <summary>A chart.</summary>
    /// <param name="series">Its lines, with at least one point.</param>
    /// <param name="hasDiagonal">Whether both axes go from 0 to 1, with a line where they are the same.</param>
    public LineChart(IReadOnlyList<LineSeries> series, bool hasDiagonal = false)
    {
        (_series, _hasDiagonal) = (series, hasDiagonal);
        if (hasDiagonal)
        {
            (_leastX, _greatestX, _leastY) = (0, 1, 0);
            return;
        }

        var points = series.SelectMany(one => one.Points).ToList();
        _leastX = points.Min(point => point.X);
        _greatestX = points.Max(point => point.X);
        var least = Math.Floor((points.Min(point => point.Y) * 10) - 0.5) / 10;
        _leastY = Math.Clamp(least, 0, 1 - LeastRange);
    }

    /// <summary>What the horizontal axis shows.</summary>
    public required string Axis { get; init; }

    /// <summary>Where the horizontal axis has numbers.</summary>
    public required IReadOnlyList<double> Ticks { get; init; }

    /// <summary>Whether equal ratios are equal distances on the horizontal axis.</summary>
    public bool IsLogarithmic { get; init; }

    public XElement Draw(string description) => Chart.Drawing(
        description, Height, [.. DrawAxes(), .. _series.SelectMany(DrawSeries)]);

    private IEnumerable<XElement> DrawAxes()
    {
        var step = 1 - _leastY > 0.5 ? 0.2 : 0.1;
        for (var y = Math.Ceiling((_leastY / step) - 1e-9) * step; y <= 1 + 1e-9; y += step)
        {
            yield return Line("grid", Left, Y(y), Chart.Width - Right, Y(y));
            yield return Chart.Label("tick", Left - 5, Y(y) + 4, Tick(y * 100), "end");
        }

        foreach (var x in Ticks)
        {
            yield return Line("grid", X(x), Y(_leastY), X(x), Y(_leastY) + 4);
            yield return Chart.Label("tick", X(x), Y(_leastY) + 16, Tick(x), "middle");
        }

        yield return Chart.Label("tick", (Left + Chart.Width - Right) / 2, Height - 4, Axis, "middle");
        if (_hasDiagonal)
        {
            yield return Line("ideal", X(0), Y(0), X(1), Y(1));
        }
    }

    private IEnumerable<XElement> DrawSeries(LineSeries series)
    {
        if (series.Points.Count > 1)
        {
            yield return Tag(
                $"polyline.{series.Style}",
                ("points", string.Join(
                    ' ', series.Points.Select(point => $"{Number(X(point.X))},{Number(Y(point.Y))}"))));
        }

        foreach (var point in series.Points)
        {
            yield return Tag(
                $"circle.{series.Style}", ("cx", X(point.X)), ("cy", Y(point.Y)), ("r", 3.2),
                Tag("title", $"{series.Name}, {Tick(point.X)}: {Tick(point.Y * 100)} %"));
        }
    }

    private double X(double x)
    {
        var (value, least, greatest) =
            IsLogarithmic ? (Math.Log(x), Math.Log(_leastX), Math.Log(_greatestX)) : (x, _leastX, _greatestX);
        var share = greatest > least ? (value - least) / (greatest - least) : 0.5;
        return Left + 6 + (share * (Chart.Width - Left - Right - 12));
    }

    private double Y(double y) => Top + ((1 - y) / (1 - _leastY) * (Height - Top - Bottom));

    private static XElement Line(string style, double x1, double y1, double x2, double y2) =>
        Tag($"line.{style}", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    private static string Tick(double value) => (value + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
}
