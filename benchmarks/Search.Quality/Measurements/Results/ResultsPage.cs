using System.Globalization;
using System.Text;

namespace Search.Quality;

/// <summary>The page that shows all stored measurements; the same files always make the same page.</summary>
internal sealed class ResultsPage
{
    /// <summary>The command that makes the page again.</summary>
    public const string Command = "dotnet run -c Release --project benchmarks/Search.Quality -- results docs/results";

    private const int FewestOfAFamily = 2;

    private readonly IReadOnlyList<StoredMeasurement> _measurements;
    private readonly List<Machine> _machines;
    private readonly StringBuilder _text = new();

    private ResultsPage(IReadOnlyList<StoredMeasurement> measurements)
    {
        _measurements = measurements;
        _machines = [.. measurements.Select(one => one.Machine).OfType<Machine>().Distinct()];
    }

    /// <summary>Makes the page, in Markdown.</summary>
    /// <exception cref="InvalidDataException">A figure that stands beside a peer's is not in its file.</exception>
    public static string Make(IReadOnlyList<StoredMeasurement> measurements)
    {
        var page = new ResultsPage(measurements);
        page.AddHead();
        page.AddPeers();
        foreach (var chapter in measurements.GroupBy(ResultsChapter.Of)
            .OrderBy(chapter => ResultsChapter.All.Index().First(one => one.Item == chapter.Key).Index))
        {
            page.AddChapter(chapter.Key.Heading, [.. chapter]);
        }

        return page._text.ToString().TrimEnd('\n') + "\n";
    }

    private void AddHead()
    {
        Add("# Results");
        Add(
            $"Every figure here was measured by the command beside it and stored as JSON in this folder. The page is "
            + $"made from those files by `{Command}`; it is not edited by hand.");
        foreach (var (index, machine) in _machines.Index())
        {
            Add(
                $"**Machine {Letter(index)}**: {machine.Processor}, {machine.Processors} "
                + $"{(machine.Processors == 1 ? "processor" : "processors")}, {machine.MemoryGigabytes} GB of memory, {machine.System}, {machine.Runtime}.");
        }

        var incomplete = _measurements.Where(one => one.Missing.Count > 0).ToList();
        if (incomplete.Count > 0)
        {
            Add("These files do not say all they should:");
            Add(string.Join('\n', incomplete.Select(
                one => $"- [{one.FileName}]({one.FileName}) has no {string.Join(", no ", one.Missing)}.")));
        }
    }

    private void AddPeers()
    {
        var byName = _measurements.ToDictionary(one => one.Name, StringComparer.Ordinal);
        var rows = PeerRows.All.Where(row => byName.ContainsKey(row.Measurement)).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        Add("## Beside other programs");
        Add(
            "Each pair was measured in one run, in turns. The ratio says how many times as fast, or as small, ours is: "
            + "above 1, ours is better. The chapters below have the conditions.");
        Add(new MarkdownTable(
            ["figure", "unit", "ours", "peer", "peer's", "ratio", "from"],
            [.. rows.Select(row => CellsOf(row, byName[row.Measurement]))]).ToString().TrimEnd());
    }

    private static IReadOnlyList<string> CellsOf(PeerRow row, StoredMeasurement measurement)
    {
        var (ours, theirs) = (measurement.Number(row.Ours), measurement.Number(row.Theirs));
        return
        [
            row.Figure, row.Unit, Number(ours), row.Peer, Number(theirs),
            MarkdownTable.Ratio(row.TimesAsGood(ours, theirs)), $"[{row.Measurement}](#{row.Measurement})",
        ];
    }

    private void AddChapter(string heading, IReadOnlyList<StoredMeasurement> measurements)
    {
        Add($"## {heading}");
        foreach (var family in Families(measurements))
        {
            if (family.Count >= FewestOfAFamily)
            {
                var prefix = CommonPrefix(family);
                Add($"### {prefix.TrimEnd('-')}");
                AddTables(FigureTables.OfFamily(prefix, family));
            }
            else
            {
                Add($"### {family[0].Name}");
                AddTables(FigureTables.Of(family[0]));
            }

            var remarks = family.SelectMany(one => one.Remarks).Distinct().ToList();
            if (remarks.Count > 0)
            {
                Add(string.Join(' ', remarks));
            }

            Add(string.Join('\n', family.Select(Origin)));
        }
    }

    private void AddTables(IEnumerable<MarkdownTable> tables)
    {
        foreach (var table in tables)
        {
            Add(table.ToString().TrimEnd());
        }
    }

    private string Origin(StoredMeasurement one) =>
        $"- [{one.FileName}]({one.FileName}): {(one.Command is null ? "no command" : $"`{one.Command}`")}; "
        + $"machine {(one.Machine is null ? "not known" : Letter(_machines.IndexOf(one.Machine)))}, "
        + $"{one.Date ?? "day not known"}, commit {(one.Commit is null ? "not known" : $"`{one.Commit}`")}.";

    private void Add(string block) => _text.Append(block).Append("\n\n");

    /// <summary>Measurements whose names begin alike and that have the same figures, together.</summary>
    private static IEnumerable<List<StoredMeasurement>> Families(IReadOnlyList<StoredMeasurement> measurements) =>
        measurements
            .GroupBy(one => one.Name.Split('-')[0] + "\n" + string.Join('\n', one.Figures.Select(figure => figure.Name)))
            .Select(family => family.ToList());

    private static string CommonPrefix(List<StoredMeasurement> family)
    {
        var words = family[0].Name.Split('-');
        var count = words.Length - 1;
        while (!family.All(one => one.Name.StartsWith(Join(count), StringComparison.Ordinal)))
        {
            count--;
        }

        return Join(count);

        string Join(int taken) => string.Concat(words.Take(taken).Select(word => $"{word}-"));
    }

    private static string Number(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);

    private static string Letter(int index) => ((char)('A' + index)).ToString();
}
