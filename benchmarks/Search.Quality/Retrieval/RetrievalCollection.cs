using System.Security.Cryptography;
using System.Text.Json;
using Search.Evaluation;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>
/// A collection in the layout of BEIR: passages, questions, and which passages answer which question.
/// </summary>
/// <param name="Name">The name of the folder.</param>
/// <param name="Passages">The passages, each a document whose text is its title, if any, and its text.</param>
/// <param name="Queries">The questions that have a judgement, with their ids.</param>
/// <param name="Judgements">The judgements.</param>
/// <param name="Hash">SHA-256 of the file of the passages.</param>
internal sealed record RetrievalCollection(
    string Name,
    IReadOnlyList<Document> Passages,
    IReadOnlyList<(string Id, string Text)> Queries,
    RelevanceJudgements Judgements,
    string Hash)
{
    /// <summary>
    /// Reads <c>corpus.jsonl</c>, <c>queries.jsonl</c>, and <c>qrels/test.tsv</c> or <c>qrels.tsv</c>.
    /// </summary>
    /// <exception cref="InvalidDataException">A line has another form, or nothing is judged.</exception>
    /// <exception cref="IOException">A file is missing.</exception>
    public static RetrievalCollection Read(DirectoryInfo folder)
    {
        var corpus = Path.Combine(folder.FullName, "corpus.jsonl");
        var judgements = RelevanceJudgements.Read(JudgementsIn(folder.FullName));
        var judged = judgements.Queries.ToHashSet(StringComparer.Ordinal);
        (string Id, string Text)[] queries =
        [
            .. Lines(Path.Combine(folder.FullName, "queries.jsonl")).Select(line => (line.Id, line.Text))
                .Where(query => judged.Contains(query.Id)),
        ];
        using var bytes = File.OpenRead(corpus);
        return queries.Length == 0
            ? throw new InvalidDataException($"No query of '{folder.FullName}' has a judgement.")
            : new RetrievalCollection(
                folder.Name, [.. Lines(corpus).Select(DocumentOf)], queries, judgements,
                Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static string JudgementsIn(string folder)
    {
        var test = Path.Combine(folder, "qrels", "test.tsv");
        return File.Exists(test) ? test : Path.Combine(folder, "qrels.tsv");
    }

    private static Document DocumentOf((string Id, string Title, string Text) passage)
    {
        string[] parts = [passage.Title, passage.Text];
        var text = string.Join('\n', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return new Document
        {
            Id = passage.Id,
            Text = text,
            SourceMap = SourceMap.Identity(text),
            MediaType = "text/plain",
        };
    }

    private static IEnumerable<(string Id, string Title, string Text)> Lines(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            using var json = JsonDocument.Parse(line);
            var id = StringOf(json.RootElement, "_id") ?? StringOf(json.RootElement, "id");
            var text = StringOf(json.RootElement, "text");
            yield return id is null || text is null
                ? throw new InvalidDataException($"Line {number} of '{path}' has no '_id' or no 'text'.")
                : (id, StringOf(json.RootElement, "title") ?? "", text);
        }
    }

    private static string? StringOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
