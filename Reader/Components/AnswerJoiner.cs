using Search.Pipeline;

namespace Search.Reader;

/// <summary>Merges the answers of several readers; what stands in one place of a document is one answer.</summary>
public sealed class AnswerJoiner : GraphComponent
{
    /// <summary>A joiner.</summary>
    /// <param name="overlapThreshold">
    /// The share of the shorter answer, 0 to 1, from which two are one; null for the same place only.
    /// </param>
    /// <param name="top">How many answers are passed on when the input is not given; 1 or more. Default: all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public AnswerJoiner(
        double? overlapThreshold = ExtractiveReaderOptions.DefaultOverlapThreshold, int top = int.MaxValue)
    {
        ExtractiveReaderOptions.ThrowIfNoShare(overlapThreshold, nameof(overlapThreshold));
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        OverlapThreshold = overlapThreshold;
        Lists = AddCollectAll<IReadOnlyList<Answer>>("lists");
        Top = AddInput("top", top);
        Answers = AddOutput<IReadOnlyList<Answer>>("answers");
    }

    /// <summary>The share from which two answers are one.</summary>
    public double? OverlapThreshold { get; }

    /// <summary>The lists.</summary>
    public CollectAllInput<IReadOnlyList<Answer>> Lists { get; }

    /// <summary>How many answers to pass on at most.</summary>
    public Input<int> Top { get; }

    /// <summary>The answers, best first: by null gap, or by logit when one has none.</summary>
    public Output<IReadOnlyList<Answer>> Answers { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Answer[] answers = [.. visit.Get(Lists).SelectMany(list => list)];
        var haveGap = Array.TrueForAll(answers, answer => answer.Scores.NullGap is not null);
        var ranked = answers.OrderByDescending(answer =>
            haveGap ? answer.Scores.NullGap!.Value : answer.Scores.Logit);
        visit.Set(Answers, [.. AnswerMerger.Merge(ranked, OverlapThreshold).Take(visit.Get(Top))]);
        return ValueTask.CompletedTask;
    }
}
