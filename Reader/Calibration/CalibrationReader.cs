using System.Globalization;
using System.Text.Json;
using Search.Inference;

namespace Search.Reader;

/// <summary>Reads the members of a calibration file, and says which one is wrong.</summary>
/// <param name="json">An object of the file.</param>
/// <param name="path">The file, for messages.</param>
internal sealed class CalibrationReader(JsonElement json, string path)
{
    private const int MostBins = 1000;

    public double Number(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number)
            && double.IsFinite(number)
            ? number
            : throw Error($"has no number '{name}'");

    public string String(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : throw Error($"has no string '{name}'");

    public DateOnly Date(string name) =>
        DateOnly.TryParseExact(
            String(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Error($"has no day 'yyyy-mm-dd' in '{name}'");

    public CalibrationReader? Object(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new CalibrationReader(value, path)
        : throw Error($"has no object '{name}'");

    public IReadOnlyList<CalibrationBin> Bins(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Array } bins || bins.GetArrayLength() > MostBins)
        {
            throw Error($"has no list '{name}' of at most {MostBins} bins");
        }

        return [.. bins.EnumerateArray().Select(bin => ReadBin(new CalibrationReader(bin, path)))];
    }

    public ModelException Error(string problem) => new($"'{path}' {problem}.");

    private static CalibrationBin ReadBin(CalibrationReader bin) => new(
        (int)Math.Clamp(bin.Number("count"), 0, int.MaxValue), bin.Number("mean_probability"),
        bin.Number("share_right"));

    private JsonElement? Find(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
}
