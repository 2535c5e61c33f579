using System.Diagnostics;
using Search.Evaluation;
using Search.Inference;
using Search.Pipeline;
using Search.Reader;

namespace Search.Quality;

/// <summary>Answers the same questions with our reader and with transformers.js, in turns.</summary>
/// <param name="reader">Our reader.</param>
/// <param name="tokenizer">Its tokenizer.</param>
/// <param name="peer">The peer.</param>
internal sealed class ReadingRace(ExtractiveReader reader, Tokenizer tokenizer, TransformersPeer peer)
{
    private const int Rounds = 4;
    private const int PeerRows = 8;

    private static readonly ExtractiveReaderOptions Defaults = new();

    /// <summary>Runs the race.</summary>
    /// <param name="questions">Questions, each with a text of any length.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// Seconds of ours (all questions of a round in one call, and one by one) and of the peer (one window a run, and
    /// eight), and how many answers were equal.
    /// </returns>
    public async Task<RaceTimes> RunAsync(
        IReadOnlyList<(string Question, string Text)> questions, CancellationToken cancellationToken)
    {
        var times = new RaceTimes { Questions = questions.Count };
        foreach (var part in questions.Chunk((questions.Count + Rounds - 1) / Rounds))
        {
            ReadingRequest[] requests =
            [
                .. part.Select(question =>
                    new ReadingRequest(question.Question, [Passages.Of(question.Text, "text")])),
            ];
            var started = Stopwatch.GetTimestamp();
            var together = await reader.ReadAsync(requests, cancellationToken);
            times.Ours += Stopwatch.GetElapsedTime(started).TotalSeconds;

            started = Stopwatch.GetTimestamp();
            foreach (var request in requests)
            {
                await reader.ReadAsync([request], cancellationToken);
            }

            times.OursOneByOne += Stopwatch.GetElapsedTime(started).TotalSeconds;

            // The peer reads no further than its model is long, so it is given the windows that ours reads.
            var windows = part.Select((question, i) => (i, WindowsOf(question))).ToList();
            (string, string)[] flat = [.. windows.SelectMany(window => window.Item2)];
            times.Windows += flat.Length;
            times.PeerOneByOne += (await peer.AnswerAsync(flat, 1)).Seconds;
            var (seconds, answers) = await peer.AnswerAsync(flat, PeerRows);
            times.PeerInBatches += seconds;
            times.Equal += CountEqual(together, windows.ConvertAll(window => window.Item2.Count), answers);
        }

        return times;
    }

    private static int CountEqual(
        IReadOnlyList<ReadingResult> ours, List<int> windows, IReadOnlyList<(string Text, double Score)> peers)
    {
        var (equal, start) = (0, 0);
        for (var i = 0; i < ours.Count; start += windows[i], i++)
        {
            var best = peers.Skip(start).Take(windows[i]).MaxBy(answer => answer.Score).Text;
            equal += ours[i].Answers is [var answer, ..] && SquadText.IsExactMatch(answer.Text, best) ? 1 : 0;
        }

        return equal;
    }

    private List<(string Question, string Context)> WindowsOf((string Question, string Text) question)
    {
        var windows = new List<(string, string)>();
        foreach (var tokens in tokenizer.EncodeWindows(
            question.Question, question.Text, Defaults.MaxWindowTokens, Defaults.WindowOverlapTokens))
        {
            var first = tokens.Sequences.IndexOf((sbyte)1);
            var last = tokens.Sequences.LastIndexOf((sbyte)1);
            windows.Add((question.Question, question.Text[tokens.Offsets[first].Start..tokens.Offsets[last].End]));
        }

        return windows;
    }
}
