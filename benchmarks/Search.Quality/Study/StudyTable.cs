using System.Globalization;

namespace Search.Quality;

/// <summary>The settings of one part of the study with their figures.</summary>
/// <param name="name">What is studied.</param>
/// <param name="columns">The names of the figures; by the first one the choice is made.</param>
internal sealed class StudyTable(string name, IReadOnlyList<string> columns)
{
    private readonly List<(string Setting, StudyRow Row)> _rows = [];

    /// <summary>What is studied.</summary>
    public string Name => name;

    /// <summary>Adds a setting.</summary>
    public void Add(string setting, StudyRow row) => _rows.Add((setting, row));

    /// <summary>Prints all settings, and the best of the half for choosing once more.</summary>
    public void Print()
    {
        Console.WriteLine($"{name}: {string.Join(", ", columns)}; choosing | reporting");
        foreach (var (setting, row) in _rows)
        {
            Console.WriteLine(Line(setting, row));
        }

        var best = _rows.MaxBy(row => row.Row.Choosing[0]);
        Console.WriteLine($"best: {Line(best.Setting, best.Row)}");
    }

    /// <summary>The figures for a file.</summary>
    public Dictionary<string, object> ToFigures() => _rows.ToDictionary(
        row => row.Setting,
        row => (object)new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["choosing"] = Figures(row.Row.Choosing),
            ["reporting"] = Figures(row.Row.Reporting),
        },
        StringComparer.Ordinal);

    private Dictionary<string, double> Figures(IReadOnlyList<double> values) =>
        columns.Zip(values).ToDictionary(pair => pair.First, pair => Math.Round(pair.Second, 4), StringComparer.Ordinal);

    private static string Line(string setting, StudyRow row) => $"{setting}: {Text(row.Choosing)} | {Text(row.Reporting)}";

    private static string Text(IReadOnlyList<double> values) =>
        string.Join(' ', values.Select(value => value.ToString("0.0000", CultureInfo.InvariantCulture)));
}
