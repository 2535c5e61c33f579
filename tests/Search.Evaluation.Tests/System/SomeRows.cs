namespace Search.Evaluation.Tests;

/// <summary>Rows of an evaluation, as a healthy or a broken system would give them.</summary>
internal static class SomeRows
{
    public static RunFacts Facts { get; } = new()
    {
        Name = "some run",
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        DataSet = "some questions",
        DataSetHash = "00",
        Questions = 1,
        Answerable = 1,
        Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["passages"] = "8" },
    };

    /// <summary>A question whose answer is read in the second of three passages and comes out first.</summary>
    public static QuestionRow Right(string id = "1") => Judged(new QuestionRow
    {
        Id = id,
        Question = "Who built the <bridge>?",
        Answers = ["Ada"],
        GoldDocuments = ["bridge"],
        Stages =
        [
            new StageRow("retriever", StageKind.Retriever, 2, 1, Second),
            new StageRow("reader", StageKind.Reader, 10, 1, null),
        ],
        Retrieved = Second,
        Read = Second,
        Candidates = [Candidate(1, "Ada", 2, accepted: true), Candidate(2, "Bob", 1, accepted: false)],
        Best = new AnswerScore(1, 1),
        Given = new AnswerScore(1, 1),
        ReaderAlone = new IsolatedReading("Ada", new AnswerScore(1, 1), IsAccepted: true),
        ReaderOnChunks = new IsolatedReading("Ada", new AnswerScore(1, 1), IsAccepted: true),
        Milliseconds = 12,
    });

    /// <summary>Document, neighbourhood and passage stand second of three.</summary>
    public static GoldRanks Second { get; } = new(3, 2, 2, 2);

    /// <summary>Nothing of the gold stands in three.</summary>
    public static GoldRanks Absent { get; } = new(3);

    public static QuestionRow Wrong(string id = "1") => Right(id) with
    {
        Candidates = [Candidate(1, "Bob", 1, accepted: false)],
        Best = new AnswerScore(0, 0),
        Given = new AnswerScore(0, 0),
    };

    public static QuestionRow Judged(QuestionRow row) => row with { LostBy = Loss.Of(row) };

    public static CandidateRow Candidate(int rank, string text, int passage, bool accepted) => new()
    {
        Rank = rank,
        Text = text,
        DocumentId = "bridge",
        Start = 0,
        End = text.Length,
        PassageRank = passage,
        Logit = 10 - rank,
        NullGap = 5 - rank,
        Probability = 0.5,
        RetrievalScore = 1,
        IsAccepted = accepted,
        F1 = accepted ? 1 : 0,
    };
}
