using System.Text.Json;

namespace Search.Evaluation;

/// <summary>What an evaluation of a whole question-answering system found: a row a question, and the figures.</summary>
/// <remarks>
/// The figures are computed from the rows and nothing else; <see cref="Of"/> computes them again. All shares, recalls,
/// exact matches and F1 lie between 0 and 1; all times are in milliseconds; all ranks count from 1.
/// </remarks>
public sealed record SystemReport
{
    /// <summary>The version of the form of the JSON that this program writes.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>The version of the form of the JSON.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>What was run, on what, and when.</summary>
    public required RunFacts Run { get; init; }

    /// <summary>How far the questions came: document retrieved, passage read, answer found, first, believed.</summary>
    public required FunnelFigures Funnel { get; init; }

    /// <summary>
    /// How good each stage is, in the system and alone: the chunk lists in the order of the graph, the reader, the
    /// whole.
    /// </summary>
    public required IReadOnlyList<StageFigures> Stages { get; init; }

    /// <summary>What smaller numbers of passages would have given, from 1 up.</summary>
    public required IReadOnlyList<DepthFigures> Depths { get; init; }

    /// <summary>The questions, in the order of the data set.</summary>
    public required IReadOnlyList<QuestionRow> Questions { get; init; }

    /// <summary>Computes the figures of rows.</summary>
    /// <param name="run">What was run.</param>
    /// <param name="questions">The rows, in the order of the data set.</param>
    public static SystemReport Of(RunFacts run, IReadOnlyList<QuestionRow> questions)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(questions);
        return new SystemReport
        {
            Run = run,
            Funnel = FunnelFigures.Of(questions),
            Stages = StageFigures.Of(questions),
            Depths = DepthFigures.Of(questions),
            Questions = questions,
        };
    }

    /// <summary>The questions that ended wrong, stage by stage in the order of <see cref="LostBy"/>.</summary>
    /// <param name="perStage">How many of each stage at most, the first of the data set; 0 or more.</param>
    public IReadOnlyList<QuestionRow> WrongExamples(int perStage = 5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perStage);
        return
        [
            .. Questions.Where(row => row.LostBy != LostBy.Nothing)
                .GroupBy(row => row.LostBy)
                .OrderBy(group => group.Key)
                .SelectMany(group => group.Take(perStage)),
        ];
    }

    /// <summary>The report as JSON, on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SystemJson.Default.SystemReport);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">
    /// It is no such JSON, or of a newer form than this program knows; the message says which.
    /// </exception>
    public static SystemReport Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        SystemReport? report;
        try
        {
            report = JsonSerializer.Deserialize(json, SystemJson.Default.SystemReport);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"This is no report of an evaluation: {error.Message}", error);
        }

        var read = report switch
        {
            null => throw new InvalidDataException("This is no report of an evaluation: it is null."),
            { FormatVersion: > CurrentFormatVersion or < 1 } => throw new InvalidDataException(
                $"The report has the format version {report.FormatVersion}; this program reads up to " +
                $"{CurrentFormatVersion}."),
            _ => report,
        };
        SystemJsonCheck.Check(read);
        return read;
    }
}
