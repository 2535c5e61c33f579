using System.Globalization;
using Search.Indexing;
using Search.StoreWriter;

// Writes one generation after the other into the folder, and says each on the output as soon as its write has returned.
// With a second argument it also builds and saves the graphs of the vectors after each.
var buildsGraphs = args.Length > 1;
await using var store = await LuceneChunkStore.OpenAsync(
    args[0], Generation.Space, buildsGraphs ? Generation.WithGraphs : null);
for (var number = await Generation.LastInAsync(store) + 1; ; number++)
{
    await store.WriteAsync(Generation.Updates(number), []);
    Console.Out.WriteLine(number.ToString(CultureInfo.InvariantCulture));
    Console.Out.Flush();
    if (buildsGraphs)
    {
        await store.BuildVectorGraphsAsync();
    }
}
