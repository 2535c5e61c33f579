namespace Search.Pipeline;

/// <summary>Makes of a reading what a person is shown: the best answers that are believed.</summary>
public sealed class AnswerBuilder : GraphComponent
{
    /// <summary>How many answers are given when nobody says. Default 3.</summary>
    public const int DefaultTop = 3;

    /// <summary>A component that passes on so many answers when the input is not given; 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is less than 1.</exception>
    public AnswerBuilder(int top = DefaultTop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        Reading = AddInput<ReadingResult>("reading");
        Top = AddInput("top", top);
        Answers = AddOutput<IReadOnlyList<Answer>>("answers");
    }

    /// <summary>What the reader found.</summary>
    public Input<ReadingResult> Reading { get; }

    /// <summary>How many answers to give at most.</summary>
    public Input<int> Top { get; }

    /// <summary>The answers, best first; empty when none is believed.</summary>
    public Output<IReadOnlyList<Answer>> Answers { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var reading = visit.Get(Reading);
        visit.Set(Answers, [.. reading.Answers.Where(reading.Believes).Take(visit.Get(Top))]);
        foreach (var warning in reading.Warnings)
        {
            visit.Warn(warning);
        }

        return ValueTask.CompletedTask;
    }
}
