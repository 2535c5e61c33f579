namespace Search.Pipeline;

/// <summary>Reads chunks for answers: an <see cref="IAnswerReader"/> as a component.</summary>
/// <remarks>The questions of a batch of runs are read together.</remarks>
public sealed class ReaderComponent : GraphComponent
{
    /// <summary>A component that reads with a reader, which stays the caller's.</summary>
    public ReaderComponent(IAnswerReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Reader = reader;
        Question = AddInput<string>("question");
        Chunks = AddInput<IReadOnlyList<ScoredChunk>>("chunks");
        Reading = AddOutput<ReadingResult>("reading");
    }

    /// <summary>What reads.</summary>
    public IAnswerReader Reader { get; }

    /// <summary>The question.</summary>
    public Input<string> Question { get; }

    /// <summary>The chunks to read.</summary>
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
            [.. visits.Select(visit => new ReadingRequest(visit.Get(Question), visit.Get(Chunks)))];
        var readings = await Reader.ReadAsync(requests, visits[0].CancellationToken).ConfigureAwait(false);
        for (var i = 0; i < visits.Count; i++)
        {
            visits[i].Set(Reading, readings[i]);
        }
    }
}
