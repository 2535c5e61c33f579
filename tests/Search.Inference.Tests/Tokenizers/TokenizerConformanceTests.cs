namespace Search.Inference.Tests;

public sealed class TokenizerConformanceTests
{
    public static TheoryData<string> Names => ReferenceCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryReferenceCaseIsMetTokenForToken(string name)
    {
        var path = Path.Combine(ReferenceCases.Folder(name), "cases.jsonl");

        var (cases, differences) = ReferenceCases.Compare(ReferenceCases.Load(name), path);

        Assert.True(cases > 300, $"Only {cases} cases in {path}");
        Assert.True(differences.Count == 0, Describe(differences, cases));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RealTextInTwelveLanguagesIsMetTokenForToken(string name)
    {
        var path = SharedData.Find(Path.Combine("data", "tokenizers-xquad", name + ".jsonl"));
        Assert.SkipUnless(path is not null, "The shared data folder is not beside the repository.");

        var (cases, differences) = ReferenceCases.Compare(ReferenceCases.Load(name), path!);

        Assert.True(cases > 100, $"Only {cases} cases in {path}");
        Assert.True(differences.Count == 0, Describe(differences, cases));
    }

    private static string Describe(List<string> differences, int cases) =>
        $"{differences.Count} of {cases} cases differ:\n{string.Join('\n', differences.Take(5))}";
}
