using Search;
using Search.Inference;
using Search.Models;
using Search.Pipeline;
using Search.Retrieval;

// Builds a graph by hand: two retrievers side by side, their lists fused, the best passages read.
//   dotnet run -c Release --project samples/GraphByHand -- [<folder>] [<question>]
var folder = args.ElementAtOrDefault(0) ?? "docs";
var question = args.ElementAtOrDefault(1) ?? "How are answers ranked?";
if (!Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync($"There is no folder '{folder}'.");
    return 2;
}

// The index brings the folder up to date; its store and its reader are stages for graphs of our own.
using var embedder = TransformerEmbeddingGenerator.Load(ModelFolder.Open(BgeSmallEn.Folder));
var options = new SearchOptions { EmbeddingGenerator = embedder };
await using var index = await SearchIndex.OpenAsync(IndexLocation.For(folder), options);
await index.AddFolderAsync(folder);

// Each component has a name in the graph, and typed sockets as properties.
var builder = new GraphBuilder();
var start = builder.Add("question", new BranchJoiner<string>());
var words = builder.Add("words", new RetrieverComponent(new KeywordRetriever(index.Store), top: 20));
var meaning = builder.Add(
    "meaning", new RetrieverComponent(new EmbeddingRetriever(index.Store, embedder.ForQueries()), top: 20));
var fusion = builder.Add("fusion", new ChunkJoiner(RankFusionMethod.ReciprocalRank, top: 8));
var reader = builder.Add("reader", new ReaderComponent(index.Reader));
var answers = builder.Add("answers", new AnswerBuilder(top: 3));

// A connection of types that do not fit would not compile.
builder
    .Connect(start.Value, words.Question)
    .Connect(start.Value, meaning.Question)
    .Connect(words.Chunks, fusion.Lists)
    .Connect(meaning.Chunks, fusion.Lists)
    .Connect(start.Value, reader.Question)
    .Connect(fusion.Chunks, reader.Chunks)
    .Connect(reader.Reading, answers.Reading);

// The built graph is immutable: draw it, and run it as often as you like, by as many callers as you like.
var graph = builder.Build(new GraphOptions { Name = "by-hand" });
Console.WriteLine(graph.ToMermaid());

var result = await graph.RunAsync(new GraphInputs { { start.Values, question } });
foreach (var answer in result.Get(answers.Answers))
{
    Console.WriteLine($"{answer.Text}  {answer.Scores.Probability:P0}  {answer.DocumentId}:{answer.Location.Start}");
}

foreach (var warning in result.Warnings)
{
    Console.WriteLine(warning);
}

return 0;
