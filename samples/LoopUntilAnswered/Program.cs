using System.Text.RegularExpressions;
using Search;
using Search.Pipeline;

// A loop: as long as the documents give no answer, the question is rewritten and more passages are read.
//   dotnet run -c Release --project samples/LoopUntilAnswered -- [<folder>] [<question>]
var folder = args.ElementAtOrDefault(0) ?? "docs";
var question = args.ElementAtOrDefault(1) ?? "Could you please tell me how on earth answers are ranked?";
if (!Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync($"There is no folder '{folder}'.");
    return 2;
}

await using var index = await SearchIndex.OpenAsync(IndexLocation.For(folder));
await index.AddFolderAsync(folder);

var builder = new GraphBuilder();
var ask = builder.Add("question", new BranchJoiner<string>());
var retriever = builder.Add("retriever", new RetrieverComponent(index.Retriever, top: 2));
var reader = builder.Add("reader", new ReaderComponent(index.Reader));
var check = builder.Add(
    "check", new ConditionRouter<ReadingResult>(new Route<ReadingResult>("answered", reading => reading.HasAnswer)));
var rewriter = builder.Add("rewriter", new Rewriter());
var answers = builder.Add("answers", new AnswerBuilder(top: 1));
builder
    .Connect(ask.Value, retriever.Question)
    .Connect(ask.Value, reader.Question)
    .Connect(retriever.Chunks, reader.Chunks)
    .Connect(reader.Reading, check.Value)
    .Connect(check["answered"], answers.Reading)
    .Connect(check.Unmatched, rewriter.Reading)
    .Connect(ask.Value, rewriter.Question)
    .Connect(rewriter.Rewritten, ask.Values) // the way back: the joiner takes the caller's question or a new one
    .Connect(rewriter.Passages, retriever.Top);
var graph = builder.Build();

var result = await graph.RunAsync(
    new GraphInputs { { ask.Values, question } }, new GraphRunOptions { RecordVisits = true });
foreach (var visit in result.Visits.Where(visit => visit.Component == "retriever"))
{
    Console.WriteLine($"turn {visit.Number}: {visit.Inputs["question"]}  (passages: {visit.Inputs["top"]})");
}

Console.WriteLine(result.TryGet(answers.Answers, out var found)
    ? $"{found[0].Text}  {found[0].Scores.Probability:P0}  {found[0].DocumentId}:{found[0].Location.Start}"
    : "No answer in these documents.");

return 0;

/// <summary>Says a question that had no answer more plainly, and asks for more and more passages.</summary>
/// <remarks>
/// A chat model would do it better: give the component an <c>IChatClient</c>, and in <see cref="RunAsync"/> set the
/// output to <c>(await client.GetResponseAsync($"Ask more plainly: {question}", null, visit.CancellationToken)).Text</c>.
/// </remarks>
internal sealed partial class Rewriter : GraphComponent
{
    private const int MostPassages = 32;

    public Rewriter()
    {
        Reading = AddInput<ReadingResult>("reading");
        Question = AddInput<string>("question");
        Rewritten = AddOutput<string>("rewritten");
        Passages = AddOutput<int>("passages");
    }

    public Input<ReadingResult> Reading { get; }

    public Input<string> Question { get; }

    public Output<string> Rewritten { get; }

    public Output<int> Passages { get; }

    public override ValueTask RunAsync(ComponentVisit visit)
    {
        // The number of the visit is the turn of the loop. When nothing is set, the loop has ended.
        var passages = 2 << visit.Number;
        if (passages <= MostPassages)
        {
            visit.Set(Passages, passages);
            visit.Set(Rewritten, visit.Number == 1 ? Plain(visit.Get(Question)) : visit.Get(Question));
        }

        return ValueTask.CompletedTask;
    }

    private static string Plain(string question)
    {
        var plain = Padding().Replace(question, "").Trim();
        return plain.Length == 0 ? question : $"{char.ToUpperInvariant(plain[0])}{plain[1..]}";
    }

    [GeneratedRegex(
        @"\b(please|kindly|exactly|actually|on earth|(could|can|would) you|do you know|(tell|show) me)\b\s*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Padding();
}
