using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Asks one question of a graph and makes a row of what came of it.</summary>
/// <param name="graph">The graph.</param>
/// <param name="stages">What is what in it.</param>
/// <param name="options">How it is evaluated.</param>
internal sealed class QuestionRunner(Graph graph, QueryStages stages, SystemEvaluationOptions options)
{
    private const int BestCandidates = 5;

    private readonly IsolatedRetriever? _alone =
        options.RetrieverTop > 0 && (options.Retriever ?? stages.Retriever?.Retriever) is { } retriever
            ? new IsolatedRetriever(retriever, options.Retriever is null ? stages.Retriever!.OwnFilter : null, options)
            : null;

    public async Task<QuestionRow> RunAsync(
        LabelledQuestion question, IsolatedRow isolated, CancellationToken cancellationToken)
    {
        var judge = new GoldJudge(question, options.UsualPassageLength);
        var row = new QuestionRow
        {
            Id = question.Id!,
            Question = question.Question,
            Answers = question.Answers,
            GoldDocuments = [.. question.Gold.Select(place => place.DocumentId).Distinct(StringComparer.Ordinal)],
            IsAnswerCut = isolated.IsAnswerCut,
            ReaderAlone = isolated.OnWhole,
            ReaderOnChunks = isolated.OnChunks,
        };
        var trace = new GraphTrace(options.Clock);
        try
        {
            await trace.RunAsync(graph, InputsFor(question), cancellationToken).ConfigureAwait(false);
            row = WithOutputs(row, question, judge, trace);
            row = row with
            {
                RetrieverAlone = _alone is null
                    ? null
                    : await _alone.FindAsync(question, judge, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (GraphException error)
        {
            var nothing = stages.Reading is null ? null : new AnswerScore(0, 0);
            row = row with { Error = error.Message, Best = nothing, Given = nothing };
        }

        row = row with { Stages = trace.Rows(stages, judge), Milliseconds = trace.Milliseconds };
        return row with { LostBy = Loss.Of(row) };
    }

    private GraphInputs InputsFor(LabelledQuestion question)
    {
        var inputs = new GraphInputs();
        foreach (var input in stages.Question)
        {
            inputs.AddValue(input, question.Question);
        }

        options.AddInputs?.Invoke(inputs);
        return inputs;
    }

    private QuestionRow WithOutputs(QuestionRow row, LabelledQuestion question, GoldJudge judge, GraphTrace trace)
    {
        var read = Chunks(trace, stages.Read);
        row = row with
        {
            Retrieved = judge.Rank(Chunks(trace, stages.Retrieved)),
            Read = judge.Rank(read),
        };
        return stages.Reading is null ? row : WithReading(row, question, read, ReadingOf(trace));
    }

    private static QuestionRow WithReading(
        QuestionRow row, LabelledQuestion question, IReadOnlyList<ScoredChunk> read, ReadingResult reading)
    {
        var best = AnswerScore.Of(reading.Answers.Count > 0 ? reading.Answers[0].Text : "", question.Answers);
        return row with
        {
            Candidates = Kept([.. reading.Answers.Select((answer, i) => CandidateOf(answer, i + 1, question, read))]),
            Best = best,
            Given = reading.HasAnswer ? best : AnswerScore.Of("", question.Answers),
            IsRefused = !reading.HasAnswer,
            NullThreshold = reading.NullThreshold,
        };
    }

    private static IReadOnlyList<ScoredChunk> Chunks(GraphTrace trace, OutputSocket? output) =>
        trace.Value<IEnumerable<ScoredChunk>>(output) is { } chunks
            ? chunks as IReadOnlyList<ScoredChunk> ?? [.. chunks]
            : [];

    private ReadingResult ReadingOf(GraphTrace trace) => trace.Value<ReadingResult>(stages.Reading)
        ?? new ReadingResult { Answers = trace.Value<IReadOnlyList<Answer>>(stages.Reading) ?? [] };

    private static CandidateRow CandidateOf(
        Answer answer, int rank, LabelledQuestion question, IReadOnlyList<ScoredChunk> read)
    {
        var passage = read.Index().FirstOrDefault(one => one.Item.Chunk.Id == answer.Chunk.Id);
        return new CandidateRow
        {
            Rank = rank,
            Text = answer.Text,
            DocumentId = answer.DocumentId,
            Start = answer.Span.Start,
            End = answer.Span.End,
            PassageRank = passage.Item is null ? null : passage.Index + 1,
            Logit = answer.Scores.Logit,
            NullGap = answer.Scores.NullGap,
            Probability = answer.Scores.Probability,
            RetrievalScore = answer.Scores.RetrievalScore,
            IsAccepted = question.Accepts(answer.Text),
            F1 = AnswerScore.Of(answer.Text, question.Answers).F1,
        };
    }

    private static IReadOnlyList<CandidateRow> Kept(IReadOnlyList<CandidateRow> all)
    {
        var kept = all.DistinctBy(candidate => candidate.PassageRank).Concat(all.Take(BestCandidates))
            .Concat(all.Where(candidate => candidate.IsAccepted).Take(1));
        return [.. kept.Distinct().OrderBy(candidate => candidate.Rank)];
    }
}
