using System.Diagnostics;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>What a graph adds to a real question: the same stages called by hand and by the graph, in turns.</summary>
internal sealed class GraphSpeedQuery(IRetriever retriever, IAnswerReader reader)
{
    private const int Passages = 8;
    private const int Top = 3;

    private static readonly string[] Questions =
    [
        "How are answers ranked?", "Where is the index kept?", "When is there no answer?", "What is a stride?",
        "How many characters may a saved graph have?", "What does a splitter do?", "Which formats are read?",
        "How is a vector searched for?", "What happens when a file is damaged?", "Which model reads the passages?",
    ];

    private readonly ExtractiveQaGraph _graph = new(retriever, reader);

    /// <summary>Milliseconds of each question by hand and by the graph, in turns, several times over.</summary>
    public async Task<(List<double> ByHand, List<double> ByGraph)> RaceAsync(int rounds)
    {
        var (byHand, byGraph) = (new List<double>(), new List<double>());

        // The first round loads models and compiles code, and is left out.
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < Questions.Length; i++)
            {
                var question = Questions[i];
                var isHandFirst = (round + i) % 2 == 0;
                var first = await TimeAsync(() => isHandFirst ? AnswerAsync(question) : RunAsync(question));
                var second = await TimeAsync(() => isHandFirst ? RunAsync(question) : AnswerAsync(question));
                if (round > 0)
                {
                    byHand.Add(isHandFirst ? first : second);
                    byGraph.Add(isHandFirst ? second : first);
                }
            }
        }

        return (byHand, byGraph);
    }

    /// <summary>
    /// Microseconds that the graph takes by itself: stages that only return what they returned before are called by
    /// hand and by the graph.
    /// </summary>
    public async Task<(double ByHand, double ByGraph)> OverheadAsync(int runs)
    {
        var chunks = await retriever.RetrieveAsync(Questions[0], Passages, null);
        var canned = new GraphSpeedQuery(
            new SameChunks(chunks), new SameReading(await reader.ReadAsync(Questions[0], chunks)));
        var (byHand, byGraph) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 20; round++)
        {
            byHand = Math.Min(byHand, await TimeAsync(() => canned.AnswerAsync(Questions[0]), runs));
            byGraph = Math.Min(byGraph, await TimeAsync(() => canned.RunAsync(Questions[0]), runs));
        }

        return (1000 * byHand, 1000 * byGraph);
    }

    private async Task<IReadOnlyList<Answer>> AnswerAsync(string question)
    {
        var chunks = await retriever.RetrieveAsync(question, Passages, null);
        var reading = await reader.ReadAsync(question, chunks);
        return [.. reading.Answers.Where(reading.Believes).Take(Top)];
    }

    private async Task<IReadOnlyList<Answer>> RunAsync(string question)
    {
        var result = await _graph.Graph.RunAsync(new GraphInputs { { _graph.Question, question } });
        return result.Get(_graph.Answers);
    }

    private static async Task<double> TimeAsync(Func<Task<IReadOnlyList<Answer>>> ask, int runs = 1)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < runs; i++)
        {
            await ask();
        }

        return watch.Elapsed.TotalMilliseconds / runs;
    }

    private sealed class SameChunks(IReadOnlyList<ScoredChunk> chunks) : IRetriever
    {
        public ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
            string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default) =>
            new(chunks);
    }

    private sealed class SameReading(ReadingResult reading) : IAnswerReader
    {
        private readonly IReadOnlyList<ReadingResult> _readings = [reading];

        public ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
            IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default) => new(_readings);
    }
}
