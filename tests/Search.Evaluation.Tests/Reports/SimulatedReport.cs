namespace Search.Evaluation.Tests;

/// <summary>Reports as evaluations give them, drawn with a seed: a retriever, a ranker, a reader and a threshold.</summary>
internal static class SimulatedReport
{
    /// <summary>Texts that would harm a page that takes them for markup.</summary>
    public static IReadOnlyList<string> HostileTexts { get; } =
    [
        "<script>document.title='taken'</script>Who?",
        "\"><img src=x onerror=\"document.title='taken'\">",
        "</style></title></svg><h1>Owned</h1>",
        "![see](http://example.invalid/a.png) [here](javascript:alert(1)) | `x` | **b**",
        "<link rel=stylesheet href=//example.invalid/x.css><iframe src=//example.invalid>",
        "]]> <!-- &amp; &lt; \u202Ereversed\u202C \0\u0001\uFFFF \uD800 half",
        new string('w', 2000),
        "שלום, 東京? 👩🏽‍🚀 e\u0301",
    ];

    public static SystemReport Of(
        int questions, int seed = 1, string name = "default pipeline", double readerSkill = 0.8,
        Func<int, string>? question = null)
    {
        // A seed a row, so that a change to one question leaves the others as they are.
        var seeds = new Random(seed);
        var rows = Enumerable.Range(0, questions)
            .Select(i => Row(i, new Random(seeds.Next()), readerSkill, question ?? (n => $"What is said of subject {n} in its passage?")))
            .ToList();
        return SystemReport.Of(Facts(name, rows), rows);
    }

    public static SystemReport Hostile() => Of(
        160, name: HostileTexts[0], question: n => HostileTexts[n % HostileTexts.Count]);

    private static RunFacts Facts(string name, List<QuestionRow> rows) => new()
    {
        Name = name,
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        DataSet = "some-questions.json",
        DataSetHash = new string('a', 64),
        Questions = rows.Count,
        Answerable = rows.Count(row => row.IsAnswerable),
        Commit = "0123456789ab",
        Command = "dotnet run -c Release --project benchmarks/Search.Quality -- qa some-questions.json --sample 400",
        Options = new SortedDictionary<string, string> { ["passages"] = "8", ["reader"] = "roberta-l12-qa" },
        Machine = new SortedDictionary<string, string> { ["processor"] = "Some chip", ["processors"] = "2" },
    };

    private static QuestionRow Row(int index, Random random, double skill, Func<int, string> question)
    {
        var isAnswerable = random.NextDouble() < 0.85;
        var rank = isAnswerable && random.NextDouble() < 0.96 ? 1 + (int)(Math.Pow(random.NextDouble(), 3) * 30) : 0;
        GoldRanks retrieved = rank is 0 or > 20 ? new(20, Document: rank == 0 ? null : 12) : new(20, rank, rank, rank);
        GoldRanks read = retrieved.Passage is { } found && found <= 9 ? new(8, 1 + (found / 2), 1 + (found / 2), 1 + (found / 2)) : new(8);
        var isAccepted = read.Passage is not null && random.NextDouble() < skill;
        var isSecond = isAccepted && random.NextDouble() < 0.12;
        var probability = isAccepted && !isSecond
            ? 1 - (random.NextDouble() * random.NextDouble() * 0.8)
            : random.NextDouble() * 0.8;
        var best = isAccepted && !isSecond
            ? new AnswerScore(1, 1)
            : new AnswerScore(0, random.NextDouble() < 0.3 ? 0.5 : 0);
        var isRefused = probability < 0.25;
        var alone = random.NextDouble() < 0.87;
        return SomeRows.Judged(new QuestionRow
        {
            Id = $"q{index}",
            Question = question(index),
            Answers = isAnswerable ? [$"answer {index}", question(index + 1)] : [],
            GoldDocuments = isAnswerable ? [$"document-{index % 50}"] : [],
            Stages =
            [
                new StageRow("retriever", StageKind.Retriever, 10 + random.Next(8), 1, retrieved),
                new StageRow("cross-encoder", StageKind.Ranker, 40 + random.Next(30), 1, read),
                new StageRow("reader", StageKind.Reader, 90 + random.Next(60), 1),
            ],
            Retrieved = retrieved,
            Read = read,
            Candidates =
            [
                Candidate(1, question(index), probability, isAccepted && !isSecond, 1 + (index % 3)),
                Candidate(2, "the second", probability / 2, isSecond, read.Passage ?? 8),
            ],
            Best = best,
            Given = isRefused ? new AnswerScore(isAnswerable ? 0 : 1, isAnswerable ? 0 : 1) : best,
            IsRefused = isRefused,
            ReaderAlone = isAnswerable
                ? new IsolatedReading($"answer {index}", new AnswerScore(alone ? 1 : 0, alone ? 1 : 0.4), alone)
                : null,
            RetrieverAlone = isAnswerable
                ? new IsolatedRetrieval(
                    rank == 0 ? new(100, Document: 60) : new(100, rank, rank, rank),
                    new Dictionary<string, double> { ["nDCG@10"] = rank == 0 ? 0 : 1 / Math.Log2(rank + 1) })
                : null,
            Milliseconds = 150 + random.Next(100),
        });
    }

    private static CandidateRow Candidate(int rank, string text, double probability, bool isAccepted, int passage) =>
        SomeRows.Candidate(rank, text, passage, isAccepted) with { Probability = probability };
}
