namespace Search.Retrieval.Tests;

public sealed class Bm25CorpusTests
{
    [Fact]
    public void OkapiIsTheFormula()
    {
        var corpus = new Bm25Corpus(["a a b", "b", "c d e"]);
        var length = 0.25 + (0.75 * 3 / (7 / 3.0));
        Assert.Equal(
            Math.Log(2.5 / 1.5) * 2 * 2.5 / (2 + (1.5 * length)), corpus.Score("A a.")[0], 1e-12);
        Assert.Equal([0, 0], corpus.Score("a").Skip(1));
    }

    [Fact]
    public void OnlyTextsWithAWordAreFoundButByOkapi()
    {
        string[] texts = ["one", "two", "two three"];
        Assert.Equal(3, new Bm25Corpus(texts).Search("two", 9).Count);
        foreach (var variant in new[] { Bm25Variant.L, Bm25Variant.Plus })
        {
            var corpus = new Bm25Corpus(texts, new Bm25Options { Variant = variant });
            Assert.Equal([1, 2], corpus.Search("two", 9).Select(found => found.Text));
        }
    }

    [Fact]
    public void NothingIsFoundInNothing()
    {
        Assert.Empty(new Bm25Corpus([]).Search("x", 1));
        Assert.Equal([0.0], new Bm25Corpus([""]).Score("x"));
        Assert.Equal([0.0], new Bm25Corpus(["x"]).Score(" "));
    }

    [Fact]
    public void ConstantsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bm25Corpus([], new Bm25Options { B = 1.1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bm25Corpus([], new Bm25Options { K1 = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bm25Corpus([], new Bm25Options { Delta = -1 }));
    }
}
