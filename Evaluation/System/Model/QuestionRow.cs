namespace Search.Evaluation;

/// <summary>One question of an evaluation: its label, what each stage made of it, and the stage that lost it.</summary>
public sealed record QuestionRow
{
    /// <summary>The id, unique in the data set.</summary>
    public required string Id { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>The answers that count as right; none when the documents hold no answer.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>The documents that hold the answer; none when the label does not say.</summary>
    public IReadOnlyList<string> GoldDocuments { get; init; } = [];

    /// <summary>What the stages gave, in the order of the graph.</summary>
    public IReadOnlyList<StageRow> Stages { get; init; } = [];

    /// <summary>Where the gold stands in what the retriever found.</summary>
    public GoldRanks Retrieved { get; init; } = GoldRanks.None;

    /// <summary>Where the gold stands in what was read: the same list, or that of the last ranker.</summary>
    public GoldRanks Read { get; init; } = GoldRanks.None;

    /// <summary>
    /// What the reader thinks of as answers, best first: the best five, the first accepted one, and the best of each
    /// passage.
    /// </summary>
    public IReadOnlyList<CandidateRow> Candidates { get; init; } = [];

    /// <summary>
    /// The best answer against the label, whatever its gap; a question without an answer has 1 when there is no
    /// candidate at all. Null when nothing was read.
    /// </summary>
    public AnswerScore? Best { get; init; }

    /// <summary>
    /// What the system gives against the label: the best answer, or nothing when it is not believed. Null when nothing
    /// was read.
    /// </summary>
    public AnswerScore? Given { get; init; }

    /// <summary>Whether the system says that there is no answer.</summary>
    public bool IsRefused { get; init; }

    /// <summary>An answer is believed when its gap is above this; null when any answer is.</summary>
    public double? NullThreshold { get; init; }

    /// <summary>
    /// Whether no chunk holds the whole of an answer, because all were cut; null when that is not known.
    /// </summary>
    public bool? IsAnswerCut { get; init; }

    /// <summary>The reader alone, on the passages that the label gives, uncut; null when that was not done.</summary>
    public IsolatedReading? ReaderAlone { get; init; }

    /// <summary>
    /// The reader alone, on the chunks that hold the answer, as the splitter cut them; null when that was not done.
    /// </summary>
    public IsolatedReading? ReaderOnChunks { get; init; }

    /// <summary>The retriever alone, with a longer list; null when that was not done.</summary>
    public IsolatedRetrieval? RetrieverAlone { get; init; }

    /// <summary>The stage that lost the question; <see cref="LostBy.Nothing"/> when it ended right.</summary>
    public LostBy LostBy { get; init; }

    /// <summary>How long the whole graph took, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    /// <summary>What went wrong, when the graph failed on this question.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the documents hold an answer.</summary>
    public bool IsAnswerable => Answers.Count > 0;

    /// <summary>The rank, from 1, of the first accepted candidate; null when there is none.</summary>
    public int? AcceptedRank
    {
        get
        {
            foreach (var candidate in Candidates)
            {
                if (candidate.IsAccepted)
                {
                    return candidate.Rank;
                }
            }

            return null;
        }
    }
}
