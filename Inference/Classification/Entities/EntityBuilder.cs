namespace Search.Inference;

/// <summary>Makes entities of labelled tokens: tokens to words, words to entities.</summary>
internal sealed class EntityBuilder
{
    private readonly IReadOnlyList<string> _labels;
    private readonly EntityTag[] _tags;
    private readonly EntityAggregation _aggregation;

    public EntityBuilder(IReadOnlyList<string> labels, EntityAggregation aggregation)
    {
        _labels = labels;
        _tags = EntityTag.ReadAll(labels);
        _aggregation = aggregation;
    }

    /// <summary>The entities of one window, those of labels without meaning such as <c>O</c> included.</summary>
    public IEnumerable<NamedEntity> Build(string text, LabelledTokens tokens)
    {
        var words = Words(tokens);
        if (_aggregation == EntityAggregation.None)
        {
            return words.Select(word => Entity(text, _labels[word.Label], [word]));
        }

        return Groups(words).Select(group => Entity(text, _tags[group[0].Label].Type, group));
    }

    private List<LabelledWord> Words(LabelledTokens tokens)
    {
        var byWords = _aggregation is not (EntityAggregation.None or EntityAggregation.Simple);
        var words = new List<LabelledWord>();
        for (var start = 0; start < tokens.Count;)
        {
            var end = start + 1;
            while (byWords && end < tokens.Count && tokens.ContinuesWord(end))
            {
                end++;
            }

            words.Add(Decide(tokens, start, end));
            start = end;
        }

        return words;
    }

    private LabelledWord Decide(LabelledTokens tokens, int start, int end)
    {
        var probabilities = _aggregation switch
        {
            EntityAggregation.Average => Average(tokens, start, end),
            EntityAggregation.Max => tokens.Probabilities(MostCertain(tokens, start, end)),
            _ => tokens.Probabilities(start),
        };
        var label = Best(probabilities);
        return new LabelledWord(
            label, probabilities[label], tokens.Offset(start).Start, tokens.Offset(end - 1).End);
    }

    private static int MostCertain(LabelledTokens tokens, int start, int end) =>
        Enumerable.Range(start, end - start)
            .MaxBy(token => tokens.Probabilities(token)[Best(tokens.Probabilities(token))]);

    private double[] Average(LabelledTokens tokens, int start, int end)
    {
        var average = new double[_labels.Count];
        for (var token = start; token < end; token++)
        {
            var probabilities = tokens.Probabilities(token);
            for (var label = 0; label < average.Length; label++)
            {
                average[label] += probabilities[label] / (end - start);
            }
        }

        return average;
    }

    private static int Best(ReadOnlySpan<double> probabilities)
    {
        var best = 0;
        for (var label = 1; label < probabilities.Length; label++)
        {
            best = probabilities[label] > probabilities[best] ? label : best;
        }

        return best;
    }

    private List<List<LabelledWord>> Groups(List<LabelledWord> words)
    {
        var groups = new List<List<LabelledWord>>();
        foreach (var word in words)
        {
            if (groups.Count > 0 && _tags[word.Label].Continues(_tags[groups[^1][^1].Label]))
            {
                groups[^1].Add(word);
            }
            else
            {
                groups.Add([word]);
            }
        }

        return groups;
    }

    private static NamedEntity Entity(string text, string label, List<LabelledWord> words)
    {
        // Some tokenizers count the blank before a word as part of its token.
        var (start, end) = (words[0].Start, words[^1].End);
        var span = text.AsSpan(start, end - start);
        if (!span.IsWhiteSpace())
        {
            start += span.Length - span.TrimStart().Length;
            end -= span.Length - span.TrimEnd().Length;
        }

        return new NamedEntity(label, start, end, text[start..end], words.Average(word => word.Score));
    }
}
