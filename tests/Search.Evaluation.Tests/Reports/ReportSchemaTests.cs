using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Search.Evaluation.Tests;

public sealed class ReportSchemaTests
{
    private const string Accept = "SEARCH_ACCEPT_SCHEMA";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void TheSchemaInTheDocumentationIsThatOfTheReport()
    {
        var schema = SystemJson.Default.SystemReport.Options.GetJsonSchemaAsNode(
            typeof(SystemReport), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        schema = new JsonObject(
            [
                new("$schema", "https://json-schema.org/draft/2020-12/schema"),
                new("title", "The report of an evaluation, format version 1"),
                .. schema.AsObject().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())),
            ]);
        var path = Path.Combine(RepositoryFiles.Root, "docs", "report.schema.json");
        var expected = schema.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable(Accept) is { Length: > 0 })
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(
            File.ReadAllText(path) == expected,
            $"docs/report.schema.json is not that of SystemReport: run this test with {Accept}=1, and commit the file.");
    }
}
