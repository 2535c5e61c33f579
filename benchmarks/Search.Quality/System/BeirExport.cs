using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Quality;

/// <summary>Writes a collection in the layout of BEIR, which the verb <c>retrieval</c> reads.</summary>
internal static class BeirExport
{
    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>corpus.jsonl</c>, <c>queries.jsonl</c> and <c>qrels.tsv</c>.</summary>
    public static void Write(RetrievalCollection collection, DirectoryInfo folder)
    {
        folder.Create();
        File.WriteAllLines(
            Path.Combine(folder.FullName, "corpus.jsonl"),
            collection.Passages.Select(passage => Line(passage.Id, passage.Text)));
        File.WriteAllLines(
            Path.Combine(folder.FullName, "queries.jsonl"),
            collection.Queries.Select(query => Line(query.Id, query.Text)));
        collection.Judgements.Write(Path.Combine(folder.FullName, "qrels.tsv"));
    }

    private static string Line(string id, string text) =>
        JsonSerializer.Serialize(new Dictionary<string, string> { ["_id"] = id, ["text"] = text }, Json);
}
