using System.Text.Json;

namespace Search.Docs.Tests;

/// <summary>What is written is run: every block of C# in the pages, over a copy of the documentation
/// and models of the kinds that readers bring.</summary>
public sealed class CodeBlockTests : IClassFixture<CodeBlockTests.WorkingFolder>
{
    // The fixture makes the current folder one that holds docs, as the blocks expect.
    public CodeBlockTests(WorkingFolder folder) => Assert.Equal(folder.Path, Environment.CurrentDirectory);

    public static TheoryData<CodeBlock> CSharp => [.. Pages.Blocks("csharp")];

    public static TheoryData<CodeBlock> Json => [.. Pages.Blocks("json")];

    [Theory]
    [MemberData(nameof(CSharp))]
    public async Task EveryBlockOfCSharpCompilesAndRuns(CodeBlock block)
    {
        var output = await CompiledProgram.RunAsync(block);
        Assert.NotEmpty(output.Trim());
        if (block.Code.Contains("AskAsync", StringComparison.Ordinal))
        {
            Assert.DoesNotContain("No answer", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Json))]
    public void EveryBlockOfJsonIsValid(CodeBlock block) => JsonDocument.Parse(block.Code).Dispose();

    [Fact]
    public void TheReadmeShowsTheFacadeAndTheRegistration()
    {
        var readme = Pages.Blocks("csharp").Where(block => block.Page == "README.md").ToList();
        Assert.Contains(readme, block => block.Code.Contains("SearchIndex.OpenAsync", StringComparison.Ordinal));
        Assert.Contains(readme, block => block.Code.Contains("services.AddSearch", StringComparison.Ordinal));
    }

    public sealed class WorkingFolder : IDisposable
    {
        private readonly string _before = Environment.CurrentDirectory;

        public WorkingFolder()
        {
            var folder = Directory.CreateTempSubdirectory("search-docs-");
            foreach (var page in Pages.All.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)))
            {
                var copy = System.IO.Path.Combine(folder.FullName, page);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
                File.Copy(System.IO.Path.Combine(RepositoryFiles.Root, page), copy);
            }

            ExampleModels.Write(folder.FullName);
            Environment.CurrentDirectory = folder.FullName;
            Path = Environment.CurrentDirectory;
        }

        public string Path { get; }

        public void Dispose()
        {
            Environment.CurrentDirectory = _before;
            Directory.Delete(Path, recursive: true);
        }
    }
}
