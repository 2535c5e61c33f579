namespace Search.Pipeline;

/// <summary>Reads chunks for answers: an <see cref="IAnswerReader"/> as a component.</summary>
/// <remarks>The questions of a batch of runs are read together.</remarks>
public sealed class ReaderComponent : GraphComponent
{
    /// <summary>The default of <see cref="RankWeight"/>.</summary>
    public const double DefaultRankWeight = 4;

    /// <summary>A component that reads with a reader, which stays the caller's.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="rankWeight">See <see cref="RankWeight"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or no number.</exception>
    public ReaderComponent(IAnswerReader reader, double rankWeight = DefaultRankWeight)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!double.IsFinite(rankWeight) || rankWeight < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(rankWeight), rankWeight, "The weight is a number from 0.");
        }

        (Reader, RankWeight) = (reader, rankWeight);
        Question = AddInput<string>("question");
        Chunks = AddInput<IReadOnlyList<ScoredChunk>>("chunks");
        Reading = AddOutput<ReadingResult>("reading");
    }

    /// <summary>What reads.</summary>
    public IAnswerReader Reader { get; }

    /// <summary>
    /// What it is worth to an answer, in units of a logit, that its chunk came first; see
    /// <see cref="ReadingRequest.RankWeight"/>. Default 4.
    /// </summary>
    public double RankWeight { get; }

    /// <summary>The question.</summary>
    public Input<string> Question { get; }

    /// <summary>The chunks to read, best first.</summary>
    public Input<IReadOnlyList<ScoredChunk>> Chunks { get; }

    /// <summary>The spans that may be answers, best first, and whether they are believed.</summary>
    public Output<ReadingResult> Reading { get; }

    /// <inheritdoc/>
    public override bool RunsTogether => true;

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit) => RunTogetherAsync([visit]);

    /// <inheritdoc/>
    public override async ValueTask RunTogetherAsync(IReadOnlyList<ComponentVisit> visits)
    {
        ArgumentNullException.ThrowIfNull(visits);
        ReadingRequest[] requests =
        [
            .. visits.Select(visit =>
                new ReadingRequest(visit.Get(Question), visit.Get(Chunks)) { RankWeight = RankWeight }),
        ];
        var readings = await Reader.ReadAsync(requests, visits[0].CancellationToken).ConfigureAwait(false);
        for (var i = 0; i < visits.Count; i++)
        {
            visits[i].Set(Reading, readings[i]);
        }
    }
}
