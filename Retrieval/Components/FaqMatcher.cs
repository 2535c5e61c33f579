using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Takes found questions to their answers, which stand in the metadata of the chunk.</summary>
public sealed class FaqMatcher : GraphComponent
{
    /// <summary>The field of the metadata that has the answer. Default <c>answer</c>.</summary>
    public const string DefaultField = "answer";

    /// <summary>A matcher.</summary>
    /// <param name="field">The field of the metadata that has the answer.</param>
    /// <param name="minimumScore">Questions of a lower score are no match. Default: all are.</param>
    /// <exception cref="ArgumentException">The field is blank, or the score is no number.</exception>
    public FaqMatcher(string field = DefaultField, double minimumScore = double.NegativeInfinity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        if (double.IsNaN(minimumScore))
        {
            throw new ArgumentException("The lowest score is not a number.", nameof(minimumScore));
        }

        (Field, MinimumScore) = (field, minimumScore);
        Chunks = AddInput<IReadOnlyList<ScoredChunk>>("chunks");
        Matches = AddOutput<IReadOnlyList<FaqMatch>>("matches");
    }

    /// <summary>The field of the metadata that has the answer.</summary>
    public string Field { get; }

    /// <summary>The lowest score of a match.</summary>
    public double MinimumScore { get; }

    /// <summary>Found questions, best first.</summary>
    public Input<IReadOnlyList<ScoredChunk>> Chunks { get; }

    /// <summary>The questions that have an answer, best first.</summary>
    public Output<IReadOnlyList<FaqMatch>> Matches { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var matches = new List<FaqMatch>();
        foreach (var (chunk, score) in visit.Get(Chunks).Where(chunk => chunk.Score >= MinimumScore))
        {
            if (chunk.Metadata.TryGetValue(Field, out var value) && value is string answer)
            {
                matches.Add(new FaqMatch(chunk.Text, answer, score, chunk));
            }
            else
            {
                visit.Warn($"The chunk '{chunk.Id}' was found, but its metadata has no text in '{Field}'.");
            }
        }

        visit.Set(Matches, matches);
        return ValueTask.CompletedTask;
    }
}
