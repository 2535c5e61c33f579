using System.Globalization;
using OwnConverter;
using Search;

// Indexes a folder with a converter of our own, and shows where a question's passages stand in the files.
//   dotnet run -c Release --project samples/OwnConverter -- <folder> <question>
if (args is not [var folder, var question])
{
    await Console.Error.WriteLineAsync("Usage: OwnConverter <folder> <question>");
    return 2;
}

if (!Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync($"There is no folder '{folder}'.");
    return 2;
}

// One line makes the converter known; it is asked for the media types that it names.
var options = new SearchOptions { PreloadReader = false, Converters = { new SubtitleConverter() } };
await using var index = await SearchIndex.OpenAsync(IndexLocation.For(folder), options);
var report = await index.AddFolderAsync(folder);
foreach (var problem in report.Problems)
{
    await Console.Error.WriteLineAsync($"{problem.Id}: {problem.Error}");
}

foreach (var found in await index.FindAsync(question, top: 3))
{
    var place = found.Chunk.Location;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{found.Chunk.DocumentId}:{place.Start?.Line} {place.FirstPlace}: {found.Chunk.Text.ReplaceLineEndings(" ")}"));
}

return report.Count(FileOutcome.Failed) == 0 ? 0 : 1;
