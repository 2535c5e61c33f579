using Search;
using Search.Pipeline;

// Saves a graph as YAML, loads it again and asks it.
//   dotnet run -c Release --project samples/SaveAndLoad -- [<folder>] [<question>]
var folder = args.ElementAtOrDefault(0) ?? "docs";
var question = args.ElementAtOrDefault(1) ?? "How are answers ranked?";
if (!Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync($"There is no folder '{folder}'.");
    return 2;
}

await using var index = await SearchIndex.OpenAsync(IndexLocation.For(folder));
await index.AddFolderAsync(folder);

// A file never makes stores or models: it has their names, and the catalog says what the names mean here.
var catalog = GraphCatalog.BuiltIn()
    .AddResource("hybrid", index.Retriever)
    .AddResource("roberta", index.Reader);

var ready = new ExtractiveQaGraph(index.Retriever, index.Reader, new ExtractiveQaOptions { Passages = 6, Top = 1 });
var path = Path.Combine(Path.GetTempPath(), "question-answering.yaml");
await GraphFile.SaveAsync(ready.Graph, path, catalog);
Console.WriteLine(await File.ReadAllTextAsync(path));

// What is loaded is a graph like any other; its sockets are found by their names.
var loaded = await GraphFile.LoadAsync(path, catalog);
var ask = loaded.FindInput<string>("question", "values")!;
var answers = loaded.FindOutput<IReadOnlyList<Answer>>("answers", "answers")!;
var result = await loaded.RunAsync(new GraphInputs { { ask, question } });
foreach (var answer in result.Get(answers))
{
    Console.WriteLine($"{answer.Text}  {answer.Scores.Probability:P0}  {answer.DocumentId}:{answer.Location.Start}");
}

// A file that cannot be meant is refused with the line and what there is instead.
try
{
    var text = await File.ReadAllTextAsync(path);
    GraphFile.Read(text.Replace("retriever.chunks", "retriever.chnks", StringComparison.Ordinal), catalog);
}
catch (GraphFileException error)
{
    Console.WriteLine(error.Message);
}

return 0;
