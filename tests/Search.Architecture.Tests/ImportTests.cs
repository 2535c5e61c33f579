using System.Xml.Linq;

namespace Search.Architecture.Tests;

/// <summary>Imports go one way, as docs/architecture.md says.</summary>
public sealed class ImportTests
{
    // Each project with the projects of ours that it may import.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Pipeline"] = [],
        ["Inference"] = [],
        ["Indexing"] = ["Pipeline", "Inference"],
        ["Retrieval"] = ["Pipeline", "Inference"],
        ["Reader"] = ["Pipeline", "Inference"],
        ["Evaluation"] = ["Pipeline"],
        ["Search"] = ["Pipeline", "Inference", "Indexing", "Retrieval", "Reader", "Evaluation", "models"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void AProjectImportsOnlyWhatStandsBeforeIt(string project)
    {
        var file = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, project), "*.csproj").Single();
        var imports = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^2]);
        Assert.Empty(imports.Except(Allowed[project]));
    }

    [Fact]
    public void EveryLibraryIsInTheTable()
    {
        string[] others = ["tests", "samples", "benchmarks", "models", "docs", "artifacts"];
        var libraries = Directory.GetDirectories(RepositoryFiles.Root)
            .Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0)
            .Select(folder => Path.GetFileName(folder)!)
            .Except(others);
        Assert.Empty(libraries.Except(Allowed.Keys));
    }

    [Theory]
    [InlineData("Lucene.Net", "Indexing/Stores/")]
    [InlineData("Microsoft.ML.OnnxRuntime", "Inference/Sessions/")]
    [InlineData("Markdig", "Indexing/Converters/")]
    [InlineData("AngleSharp", "Indexing/Converters/")]
    [InlineData("UglyToad.PdfPig", "Indexing/Converters/Pdf/")]
    [InlineData("DocumentFormat.OpenXml", "Indexing/Converters/OpenXml/")]
    [InlineData("YamlDotNet", "Indexing/Converters/", "Search/Saving/")]
    [InlineData("CsvHelper", "Indexing/Converters/Csv/", "Evaluation/Answers/")]
    [InlineData("MimeKit", "Indexing/Converters/Mail/")]
    [InlineData("SmartReader", "Indexing/Converters/Html/")]
    public void APackageIsSeenInFewPlacesOnly(string package, params string[] places)
    {
        var strangers = SourceFiles.Library
            .Where(file => !places.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal)))
            .Where(file => file.Text.Contains($"using {package}", StringComparison.Ordinal))
            .Select(file => file.Path);
        Assert.Empty(strangers);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void NoThirdPartyTypeIsInAPublicSignature(string project)
    {
        // Decision 6: whoever wants another execution provider gets the runtime's own object.
        string[] exceptions =
        [
            "Search.Inference.TransformerModelOptions.ConfigureSession.get -> " +
                "System.Action<Microsoft.ML.OnnxRuntime.SessionOptions!>?",
            "Search.Inference.TransformerModelOptions.ConfigureSession.init -> void",
        ];
        string[] strangers =
        [
            "Lucene.", "OnnxRuntime", "Markdig.", "AngleSharp.", "YamlDotNet.", "J2N.", "MimeKit.", "CsvHelper.",
            "SmartReader.", "UglyToad.", "DocumentFormat.",
        ];
        var surface = File.ReadLines(Path.Combine(RepositoryFiles.Root, project, "PublicAPI.Unshipped.txt"))
            .Concat(File.ReadLines(Path.Combine(RepositoryFiles.Root, project, "PublicAPI.Shipped.txt")));
        Assert.DoesNotContain(
            surface.Except(exceptions), line => strangers.Any(stranger => line.Contains(stranger, StringComparison.Ordinal)));
    }
}
