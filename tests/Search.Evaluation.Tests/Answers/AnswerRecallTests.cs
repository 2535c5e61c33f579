using Microsoft.Extensions.AI;

namespace Search.Evaluation.Tests;

public sealed class AnswerRecallTests
{
    [Fact]
    public void TheFirstRightAnswerCounts()
    {
        var recall = new AnswerRecall();
        recall.Add(new LabelledQuestion("1", ["x"]), ["a", "X!", "x"]);
        recall.Add(new LabelledQuestion("2", ["x"]), ["x"]);
        recall.Add(new LabelledQuestion("3", ["x"]), []);
        recall.Add(new LabelledQuestion("4", []), ["x"]);
        Assert.Equal(3, recall.Questions);
        Assert.Equal(1 / 3.0, recall.At(1), 1e-12);
        Assert.Equal(2 / 3.0, recall.At(2), 1e-12);
        Assert.Equal(2 / 3.0, recall.At(10), 1e-12);
    }

    [Fact]
    public void WithoutQuestionsThereIsNoRecall() => Assert.Equal(0, new AnswerRecall().At(1));

    [Fact]
    public async Task SimilarityIsTheCosineToTheNearestRightAnswer()
    {
        using var letters = new LetterEmbeddings();
        var similarities = await AnswerSimilarity.OfAsync(
            letters,
            [("ab", ["b", "ba"]), ("a", ["b"]), ("", []), ("", ["a"]), ("a", [])],
            TestContext.Current.CancellationToken);
        Assert.Equal([1, 0, 1, 0, 0], similarities.Select(value => Math.Round(value, 6)));
        Assert.Equal(1, letters.Calls);
    }

    private sealed class LetterEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
    {
        public int Calls { get; private set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            Calls++;
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text =>
                new Embedding<float>(new float[] { text.Count(c => c == 'a'), text.Count(c => c == 'b') }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
