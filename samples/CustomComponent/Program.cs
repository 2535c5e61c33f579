using Search;
using Search.Pipeline;

// Puts a component of our own into a graph: of each document only the best passage is read.
//   dotnet run -c Release --project samples/CustomComponent -- [<folder>] [<question>]
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
var retriever = builder.Add("retriever", new RetrieverComponent(index.Retriever, top: 30));
var spread = builder.Add("spread", new OnePerDocument());
var reader = builder.Add("reader", new ReaderComponent(index.Reader));
var answers = builder.Add("answers", new AnswerBuilder());
builder
    .Connect(start.Value, retriever.Question)
    .Connect(retriever.Chunks, spread.Chunks)
    .Connect(start.Value, reader.Question)
    .Connect(spread.Best, reader.Chunks)
    .Connect(reader.Reading, answers.Reading);
var graph = builder.Build();

// An input that has a default can be given another value; an output that others receive can be asked for.
var result = await graph.RunAsync(
    new GraphInputs { { start.Values, question }, { spread.Documents, 5 } },
    new GraphRunOptions { Include = [spread.Best] });
foreach (var passage in result.Get(spread.Best))
{
    Console.WriteLine($"read {passage.Chunk.DocumentId}:{passage.Chunk.Location.Start}");
}

foreach (var answer in result.Get(answers.Answers))
{
    Console.WriteLine($"{answer.Text}  {answer.Scores.Probability:P0}  {answer.DocumentId}:{answer.Location.Start}");
}

return 0;

/// <summary>Keeps the best chunk of each document, so that an answer may come from any of them.</summary>
internal sealed class OnePerDocument : GraphComponent
{
    // Sockets are added in the constructor; the graph checks and connects them.
    public OnePerDocument()
    {
        Chunks = AddInput<IReadOnlyList<ScoredChunk>>("chunks");
        Documents = AddInput("documents", 8);
        Best = AddOutput<IReadOnlyList<ScoredChunk>>("best");
    }

    public Input<IReadOnlyList<ScoredChunk>> Chunks { get; }

    public Input<int> Documents { get; }

    public Output<IReadOnlyList<ScoredChunk>> Best { get; }

    // Nothing of a run is kept in the component: many runs may be in here at once.
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        var best = visit.Get(Chunks).DistinctBy(chunk => chunk.Chunk.DocumentId).Take(visit.Get(Documents));
        visit.Set(Best, [.. best]);
        return ValueTask.CompletedTask;
    }
}
