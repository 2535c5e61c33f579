using System.CommandLine;
using System.Text.Json;
using Search.Pipeline;

namespace Search.Quality;

/// <summary><c>filters</c>: compares what filters let through with Haystack.</summary>
internal static class FiltersVerb
{
    public static Command Create()
    {
        var (cases, save) = (ConformanceFile.Argument(), SaveOption.Create());
        var command = new Command("filters", "Compares metadata filters with the cases of a conformance file.")
        {
            cases, save,
        };
        command.SetAction((parsed, _) => BadInput.ReportAsync(
            () => Task.FromResult(BadInput.InFile(
                parsed.GetRequiredValue(cases).FullName,
                () => Run(parsed.GetRequiredValue(cases), parsed.GetValue(save))))));
        return command;
    }

    private static int Run(FileInfo cases, DirectoryInfo? save)
    {
        using var file = ConformanceFile.Read(cases.FullName);
        var documents = file.RootElement.GetProperty("documents").EnumerateArray().Select(ReadDocument).ToList();
        var tally = new CaseTally();
        var differences = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, item) in file.RootElement.GetProperty("cases").EnumerateArray().Index())
        {
            var filter = item.GetProperty("filter");
            var expected = item.TryGetProperty("ids", out var ids)
                ? string.Join(' ', ids.EnumerateArray().Select(id => id.GetString()))
                : HaystackFilters.Error;
            var ours = Ours(filter, documents);
            if (ours == expected)
            {
                tally.Add($"case {index}", null);
            }
            else if (HaystackFilters.WhyDifferent(filter, documents, expected, ours) is { } difference)
            {
                differences[difference] = differences.GetValueOrDefault(difference) + 1;
                tally.Add($"case {index}", null);
            }
            else
            {
                tally.Add($"case {index}", $"{filter.GetRawText()}\n  expected {expected}\n  got      {ours}");
            }
        }

        string[] onPurpose =
            [.. differences.Select(difference => $"different on purpose in {difference.Value}: {difference.Key}")];
        foreach (var line in onPurpose)
        {
            Console.WriteLine(line);
        }

        new Parity("filters", ConformanceFile.ReferenceOf(file), $"filters <{cases.Name}>")
        {
            Remarks = [.. onPurpose.Select(line => $"Filters {line}.")],
        }.Save(tally, save);
        return tally.Finish();
    }

    private static string Ours(JsonElement json, IReadOnlyList<Chunk> documents)
    {
        try
        {
            var filter = MetadataFilter.FromJson(json);
            return string.Join(' ', documents.Where(filter.Matches).Select(document => document.Id));
        }
        catch (FilterException)
        {
            return HaystackFilters.Error;
        }
    }

    private static Chunk ReadDocument(JsonElement json)
    {
        var text = json.GetProperty("content").GetString()!;
        var id = json.GetProperty("id").GetString()!;
        return new Chunk
        {
            Id = id,
            DocumentId = id,
            Index = 0,
            Text = text,
            Span = new TextSpan(0, text.Length),
            CodePointStart = 0,
            SourceMap = SourceMap.Identity(text),
            MediaType = "text/plain",
            Metadata = (DocumentMetadata)ConformanceFile.Value(json.GetProperty("meta"))!,
        };
    }
}
