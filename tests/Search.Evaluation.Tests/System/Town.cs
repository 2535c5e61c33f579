using Search.Pipeline;

namespace Search.Evaluation.Tests;

/// <summary>A small corpus with questions: notes on buildings, each with who opened it.</summary>
internal static class Town
{
    private static readonly string[] Kinds = ["bridge", "mill", "tower", "school", "harbour"];
    private static readonly string[] Names = ["Alder", "Birch", "Cedar", "Elder", "Hazel", "Maple", "Rowan", "Willow"];
    private static readonly string[] First = ["Ada", "Ben", "Cora", "Dan", "Eva", "Finn", "Gwen", "Hugo"];
    private static readonly string[] Last = ["Moss", "Lind", "Hale", "Okri", "Roth"];

    public static IReadOnlyList<Document> Documents { get; } = [.. All((place, _, text) => DocumentOf(place, text))];

    public static IReadOnlyList<LabelledQuestion> Questions { get; } = [.. All((place, person, text) =>
        new LabelledQuestion($"Who opened the {place}?", [person])
        {
            Id = place,
            Gold = [new GoldPlace(place, Place(text, person))],
        })];

    /// <summary>The documents, each whole as one chunk.</summary>
    public static IReadOnlyList<Chunk> Whole { get; } =
        [.. Documents.Select(document => Chunk.Of(document, new TextSpan(0, document.Text.Length), 0, 0))];

    /// <summary>The documents, cut after every so many words.</summary>
    public static IReadOnlyList<Chunk> Cut(int words) => [.. Documents.SelectMany(document => Cut(document, words))];

    private static IEnumerable<T> All<T>(Func<string, string, string, T> make) =>
        Kinds.SelectMany((kind, k) => Names.Select((name, n) =>
        {
            var (place, person) = ($"{name} {kind}", $"{First[n]} {Last[k]}");
            return make(
                place, person,
                $"The {place} stands at the end of a long road and is seen from far away by all. " +
                "Its stones were brought over the hills in three dry summers, the old notes say. " +
                $"In the spring it was opened by {person} before a large crowd of people.");
        }));

    private static Document DocumentOf(string id, string text) => new()
    {
        Id = id,
        Text = text,
        SourceMap = SourceMap.Identity(text),
        MediaType = "text/plain",
    };

    private static TextSpan Place(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }

    private static IEnumerable<Chunk> Cut(Document document, int words)
    {
        var (start, count, index) = (0, 0, 0);
        for (var i = 0; i <= document.Text.Length; i++)
        {
            count += i == document.Text.Length || document.Text[i] == ' ' ? 1 : 0;
            if (i == document.Text.Length || (document.Text[i] == ' ' && count == words))
            {
                yield return Chunk.Of(document, new TextSpan(start, i), index++, start);
                (start, count) = (i + 1, 0);
            }
        }
    }
}
