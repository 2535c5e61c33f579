using Search.Inference;

namespace Search.Tests;

public sealed class EmbedderLanguagesTests
{
    [Theory]
    [InlineData("A sentence embedder, English, at most 512 tokens.", "en")]
    [InlineData("---\nlicense: mit\nlanguage: de\n---\nA German model, better than English ones.", "de")]
    [InlineData("---\nlanguage:\n- en\n- fr\ntags:\n- it\n---\nText", "en", "fr")]
    [InlineData("A multilingual model: English, German and more.")]
    [InlineData("A model.")]
    public void TheCardNamesTheLanguages(string card, params string[] expected) =>
        Assert.Equal(expected, EmbedderLanguages.In(ModelCard.Parse(card)));
}
