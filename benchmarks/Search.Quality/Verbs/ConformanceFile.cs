using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>Files of cases whose outcome is known from elsewhere.</summary>
internal static class ConformanceFile
{
    public static Argument<FileInfo> Argument() =>
        new Argument<FileInfo>("cases.json") { Description = "The file of cases." }.AcceptExistingOnly();

    /// <summary>A verb that takes a file with <c>cases</c> and compares each.</summary>
    /// <param name="name">The name of the verb.</param>
    /// <param name="description">What it compares.</param>
    /// <param name="difference">What differs in a case, for a human; null when nothing does.</param>
    public static Command Verb(string name, string description, Func<JsonElement, string?> difference)
    {
        var (cases, save) = (Argument(), SaveOption.Create());
        var command = new Command(name, description) { cases, save };
        command.SetAction((parsed, _) => BadInput.ReportAsync(() =>
        {
            var path = parsed.GetRequiredValue(cases);
            using var file = Read(path.FullName);
            var tally = new CaseTally();
            return Task.FromResult(BadInput.InFile(path.FullName, () =>
            {
                foreach (var (index, item) in file.RootElement.GetProperty("cases").EnumerateArray().Index())
                {
                    tally.Add($"case {index}", difference(item));
                }

                new Parity(name, ReferenceOf(file), $"{name} <{path.Name}>").Save(tally, parsed.GetValue(save));
                return tally.Finish();
            }));
        }));
        return command;
    }

    /// <summary>
    /// What differs between two ranked lists, scores within a millionth; ties may stand in any order.
    /// </summary>
    public static string? Difference(JsonElement expected, IReadOnlyList<(string Id, double Score)> got)
    {
        var wanted = expected.EnumerateArray().Select(item => (Id: item[0].ToString(), Score: item[1].GetDouble()))
            .ToList();
        var known = got.ToDictionary(item => item.Id, item => item.Score, StringComparer.Ordinal);
        var isEqual = wanted.Count == got.Count
            && wanted.Zip(got).All(pair => AreNear(pair.First.Score, pair.Second.Score))
            && wanted.All(item => known.TryGetValue(item.Id, out var score)
                ? AreNear(item.Score, score)
                : AreNear(item.Score, wanted[^1].Score));
        return isEqual ? null : $"expected {Show(wanted)}\n  got      {Show(got)}";
    }

    public static bool AreNear(double expected, double got) => Math.Abs(expected - got) <= 1e-6;

    public static JsonDocument Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path));

    /// <summary>The program that made the expected outcomes, as the file names it.</summary>
    public static string ReferenceOf(JsonDocument file) =>
        file.RootElement.TryGetProperty("reference", out var reference) ? reference.ToString() : "not named";

    /// <summary>The value that metadata would hold.</summary>
    public static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToArray(),
        _ => new DocumentMetadata(
            json.EnumerateObject()
                .Select(member => new KeyValuePair<string, object?>(member.Name, Value(member.Value)))),
    };

    private static string Show(IEnumerable<(string Id, double Score)> list) => string.Join(
        ' ', list.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Id}:{item.Score:0.#########}")));
}
