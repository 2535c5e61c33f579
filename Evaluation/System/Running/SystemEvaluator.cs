using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Asks labelled questions of a whole query graph, and finds out which stage lost which question.</summary>
/// <remarks>
/// Any graph will do that takes a question and gives chunks or answers. Questions are asked one after the other, so
/// that the times are those that a person would wait; beside that, the reader is tried alone on the passages that hold
/// the answers, and the retriever alone with a longer list. Thread-safe when its stages are.
/// </remarks>
public sealed class SystemEvaluator
{
    private readonly Graph _graph;
    private readonly SystemEvaluationOptions _options;
    private readonly QueryStages _stages;

    /// <summary>An evaluator of a graph, which stays the caller's.</summary>
    /// <exception cref="ArgumentException">
    /// The graph takes no question, or gives neither chunks nor answers; the message says what to name.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SystemEvaluator(Graph graph, SystemEvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _options = options ?? new SystemEvaluationOptions();
        _options.Validate();
        _graph = graph;
        _stages = new QueryStages(graph, _options);
    }

    /// <summary>Asks the questions.</summary>
    /// <param name="questions">Questions with their labels; one without an id gets its number, from 1.</param>
    /// <param name="progress">Is told after every question.</param>
    /// <param name="cancellationToken">Stops the run; what is in the run file stays.</param>
    /// <returns>
    /// The report. A question on which the graph fails is a row with its error; it does not stop the others.
    /// </returns>
    /// <exception cref="ArgumentException">A question is blank, or two have one id.</exception>
    /// <exception cref="InvalidDataException">
    /// The run file is none, or is of other questions or options; the message says which.
    /// </exception>
    /// <exception cref="IOException">The run file cannot be written, or another run writes to it.</exception>
    public async Task<SystemReport> RunAsync(
        IReadOnlyList<LabelledQuestion> questions, IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var named = Named(questions);
        var facts = FactsOf(named);
        using var file = _options.RunFile is { } path ? RunFile.Open(path, facts) : null;
        var rows = new List<QuestionRow>(named.Count);
        var runner = new QuestionRunner(_graph, _stages, _options);
        var began = _options.Clock.GetTimestamp();
        var resumed = named.Count(question => file?.Rows.ContainsKey(question.Id!) == true);
        var made = 0;
        foreach (var part in named.Chunk(_options.ReadAtOnce))
        {
            var block = await LocateAsync(part, cancellationToken).ConfigureAwait(false);
            var isolated = await ReadAloneAsync(block, file, cancellationToken).ConfigureAwait(false);
            foreach (var question in block)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (file?.Rows.GetValueOrDefault(question.Id!) is { } known)
                {
                    rows.Add(known);
                    continue;
                }

                var row = await runner.RunAsync(question, isolated[question.Id!], cancellationToken)
                    .ConfigureAwait(false);
                rows.Add(row);
                file?.Add(row);
                progress?.Report(new EvaluationProgress(
                    resumed + ++made, named.Count, resumed, _options.Clock.GetElapsedTime(began)));
            }
        }

        return SystemReport.Of(file?.Run ?? facts, rows);
    }

    private async Task<LabelledQuestion[]> LocateAsync(
        LabelledQuestion[] block, CancellationToken cancellationToken)
    {
        if (_options.Gold is not { } gold)
        {
            return block;
        }

        var located = new LabelledQuestion[block.Length];
        for (var i = 0; i < block.Length; i++)
        {
            var places = await gold.LocateAsync(block[i], cancellationToken).ConfigureAwait(false);
            located[i] = block[i] with { Gold = places };
        }

        return located;
    }

    // The questions of a block are always read together: an int8 model's answers depend a little on their neighbours.
    private async Task<IReadOnlyDictionary<string, IsolatedRow>> ReadAloneAsync(
        LabelledQuestion[] block, RunFile? file, CancellationToken cancellationToken)
    {
        if (_options.Gold is not { } gold || _stages.Reader is not { } reader)
        {
            return block.ToDictionary(one => one.Id!, one => new IsolatedRow(one.Id!), StringComparer.Ordinal);
        }

        if (file is not null && block.All(one => file.Isolated.ContainsKey(one.Id!)))
        {
            return file.Isolated;
        }

        var rows = await new IsolatedReader(reader, gold).ReadAsync(block, cancellationToken).ConfigureAwait(false);
        file?.Add(rows);
        return rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
    }

    private static List<LabelledQuestion> Named(IReadOnlyList<LabelledQuestion> questions)
    {
        var named = new List<LabelledQuestion>(questions.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var id = question.Id ?? (named.Count + 1).ToString(CultureInfo.InvariantCulture);
            if (string.IsNullOrWhiteSpace(question.Question))
            {
                throw new ArgumentException($"The question '{id}' is blank.", nameof(questions));
            }

            named.Add(ids.Add(id)
                ? question with { Id = id }
                : throw new ArgumentException($"Two questions have the id '{id}'.", nameof(questions)));
        }

        return named;
    }

    private RunFacts FactsOf(List<LabelledQuestion> questions) => new()
    {
        Name = _options.Name,
        StartedAt = _options.Clock.GetUtcNow(),
        DataSet = _options.DataSet,
        DataSetHash = HashOf(questions),
        Questions = questions.Count,
        Answerable = questions.Count(question => question.IsAnswerable),
        Commit = _options.Commit,
        Command = _options.Command,
        Machine = _options.Machine,
        Options = new SortedDictionary<string, string>(_options.Facts.ToDictionary(), StringComparer.Ordinal)
        {
            ["graph"] = Hash([_graph.ToMermaid()])[..12],
            ["retriever top"] = Text(_options.RetrieverTop),
            ["usual passage length"] = Text(_options.UsualPassageLength),
            ["read at once"] = Text(_options.ReadAtOnce),
        },
    };

    private static string HashOf(List<LabelledQuestion> questions) => Hash(questions.SelectMany(
        question => (string[])
        [
            question.Id!, question.Question, Text(question.Answers.Count), .. question.Answers,
            Text(question.Gold.Count), .. question.Gold.Select(place => $"{place.DocumentId} {place.Answer}"),
        ]));

    private static string Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            // Lengths first, so that no two lists of texts run together into the same bytes.
            hash.AppendData(Encoding.UTF8.GetBytes($"{Text(text.Length)}:{text}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
