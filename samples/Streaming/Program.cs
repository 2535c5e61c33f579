using Search;
using Search.Pipeline;

// Shows answers as soon as they are found, while the graph still reads.
//   dotnet run -c Release --project samples/Streaming -- [<folder>] [<question>]
var folder = args.ElementAtOrDefault(0) ?? "docs";
var question = args.ElementAtOrDefault(1) ?? "How are answers ranked?";
if (!Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync($"There is no folder '{folder}'.");
    return 2;
}

await using var index = await SearchIndex.OpenAsync(IndexLocation.For(folder));
await index.AddFolderAsync(folder);

var builder = new GraphBuilder();
var start = builder.Add("question", new BranchJoiner<string>());
var retriever = builder.Add("retriever", new RetrieverComponent(index.Retriever, top: 8));
var reader = builder.Add("reader", new PassageByPassage(index.Reader));
builder
    .Connect(start.Value, retriever.Question)
    .Connect(start.Value, reader.Question)
    .Connect(retriever.Chunks, reader.Chunks);
var graph = builder.Build();

// Whoever stops reading this stream stops the run.
await foreach (var happening in graph.StreamAsync(new GraphInputs { { start.Values, question } }))
{
    Console.WriteLine(happening switch
    {
        PartEmitted<Answer> { Part: var answer } => $"  found: {answer.Text}  {answer.Scores.Probability:P0}",
        ProgressReported progress => $"  {progress.Done:P0} {progress.Message}",
        GraphEnded ended => $"best: {ended.Result.Get(reader.Best)?.Text ?? "No answer in these documents."}",
        VisitStarted => $"{happening.Component} begins",
        _ => $"{happening.Component} has ended",
    });
}

return 0;

/// <summary>Reads one passage after the other, and tells at once what it finds.</summary>
internal sealed class PassageByPassage : GraphComponent
{
    private readonly IAnswerReader _reader;

    public PassageByPassage(IAnswerReader reader)
    {
        _reader = reader;
        Question = AddInput<string>("question");
        Chunks = AddInput<IReadOnlyList<ScoredChunk>>("chunks");
        Found = AddPartialOutput<Answer>("found");
        Best = AddOutput<Answer?>("best");
    }

    public Input<string> Question { get; }

    public Input<IReadOnlyList<ScoredChunk>> Chunks { get; }

    /// <summary>Answers on their way out of the graph; no component receives them.</summary>
    public PartialOutput<Answer> Found { get; }

    public Output<Answer?> Best { get; }

    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        List<Answer> found = [];
        var chunks = visit.Get(Chunks);
        for (var i = 0; i < chunks.Count; i++)
        {
            var reading = await _reader.ReadAsync(visit.Get(Question), [chunks[i]], visit.CancellationToken);
            if (reading.HasAnswer)
            {
                found.Add(reading.Answers[0]);
                visit.Emit(Found, reading.Answers[0]);
            }

            visit.Report($"{chunks[i].Chunk.DocumentId}:{chunks[i].Chunk.Location.Start}", (i + 1.0) / chunks.Count);
        }

        visit.Set(Best, found.MaxBy(answer => answer.Scores.NullGap));
    }
}
