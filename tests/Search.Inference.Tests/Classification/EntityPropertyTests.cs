using System.Globalization;

namespace Search.Inference.Tests;

/// <summary>Entities of random tokens against a second computation, which goes over strings of labels.</summary>
public sealed class EntityPropertyTests
{
    private const int Tokens = 12;

    private static readonly string[] Labels = ["O", "B-A", "I-A", "B-B", "I-B"];

    [Theory]
    [InlineData(EntityAggregation.None)]
    [InlineData(EntityAggregation.Simple)]
    [InlineData(EntityAggregation.First)]
    [InlineData(EntityAggregation.Average)]
    [InlineData(EntityAggregation.Max)]
    public async Task EntitiesAreThoseOfTheDefinition(EntityAggregation aggregation)
    {
        var random = new Random(7);
        var probabilities = Enumerable.Range(0, Tokens).Select(_ => Distribution(random)).ToArray();

        // Half of the tokens begin a word, half go on with one.
        var tokens = probabilities.Select((row, i) => (i % 2 == 0 ? $"w{i:00}" : $"##p{i:00}", row)).ToArray();
        using var model = new EntityModel(Labels, tokens);
        var options = new TokenClassifierOptions { Aggregation = aggregation, IgnoredLabels = [] };
        using var classifier = model.Load(options);
        var texts = Enumerable.Range(0, 200).Select(_ => Text(random)).ToArray();
        var results = await classifier.ClassifyAsync(
            texts.Select(text => string.Join(' ', text.Select(Spell))), TestContext.Current.CancellationToken);
        for (var i = 0; i < texts.Length; i++)
        {
            var expected = Expected(texts[i], probabilities, aggregation);
            Assert.Equal(
                expected.Select(entity => (entity.Text, entity.Label)),
                results[i].Select(entity => (entity.Text, entity.Label)));
            Assert.All(expected.Zip(results[i]), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 5));
        }
    }

    private static double[] Distribution(Random random)
    {
        var weights = Labels.Select(_ => 0.05 + random.NextDouble()).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    // A text is words, a word the ids of its tokens.
    private static int[][] Text(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Enumerable.Range(0, random.Next(1, 4))
            .Select(part => (random.Next(Tokens / 2) * 2) + (part == 0 ? 0 : 1)).ToArray()),
    ];

    private static string Spell(int[] word) =>
        string.Concat(word.Select((id, part) =>
            (part == 0 ? "w" : "p") + id.ToString("00", CultureInfo.InvariantCulture)));

    private static List<(string Text, string Label, double Score)> Expected(
        int[][] text, double[][] probabilities, EntityAggregation aggregation)
    {
        var units = aggregation switch
        {
            EntityAggregation.None or EntityAggregation.Simple => text.SelectMany(word => word.Select((id, part) =>
                (Text: Spell([.. Enumerable.Repeat(id, part + 1)])[(part * 3)..],
                    Row: probabilities[id],
                    Glued: part > 0))),
            EntityAggregation.First => text.Select(word => (Spell(word), probabilities[word[0]], false)),
            EntityAggregation.Max => text.Select(word =>
                (Spell(word), word.Select(id => probabilities[id]).MaxBy(row => row.Max())!, false)),
            _ => text.Select(word =>
                (Spell(word), Labels.Select((_, i) => word.Average(id => probabilities[id][i])).ToArray(), false)),
        };
        var entities = new List<(string Text, string Label, double Score, int Count)>();
        foreach (var (spelling, row, glued) in units)
        {
            var name = Labels[Array.IndexOf(row, row.Max())];
            var type = name.Split('-')[^1];
            if (aggregation != EntityAggregation.None && entities.Count > 0 && entities[^1].Label == type
                && name[0] != 'B')
            {
                var (before, _, sum, count) = entities[^1];
                entities[^1] = ($"{before}{(glued ? "" : " ")}{spelling}", type, sum + row.Max(), count + 1);
            }
            else
            {
                entities.Add((spelling, aggregation == EntityAggregation.None ? name : type, row.Max(), 1));
            }
        }

        return [.. entities.Select(entity => (entity.Text, entity.Label, entity.Score / entity.Count))];
    }
}
