namespace Search.Inference.Tests.Models;

public sealed class ModelCardTests
{
    [Theory]
    [InlineData("---\nlanguage: de\n---\nText", "de")]
    [InlineData("---\nlanguage:\n- en\n- fr\ntags:\n- it\n---\nText", "en", "fr")]
    [InlineData("---\r\nlicense: mit\r\nlanguage:\r\n  - \"en\"  # the only one\r\n---\r\nText", "en")]
    [InlineData("---\nlanguage: [en, 'de']\n---", "en", "de")]
    [InlineData("---\nlanguage:\n- en\n", "en")]
    [InlineData("---\nlanguage: de\nlanguage: fr\n---", "fr")]
    [InlineData("---\nmodel:\n  language: de\n---")]
    [InlineData("---\nlanguage:\n---\nlanguage: de")]
    [InlineData("language: de")]
    [InlineData("- en\n")]
    [InlineData("---\n- en\n: de\n---")]
    [InlineData("")]
    public void MembersAreRead(string card, params string[] expected) =>
        Assert.Equal(expected, ModelCard.Parse(card).Values("language"));

    [Fact]
    public void OnlyTheBeginningOfALongCardIsKept() =>
        Assert.Equal(1 << 16, ModelCard.Parse(new string('-', 1 << 20)).Text.Length);

    [Fact]
    public void AModelFolderHasItsCard()
    {
        var folder = ModelFolder.Open(RepositoryFiles.Embedder);

        Assert.Contains("Sentence embedder", folder.Card.Text, StringComparison.Ordinal);
        Assert.Empty(folder.Card.Values("language"));
    }
}
