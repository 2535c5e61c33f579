using System.Text;
using System.Text.Json;

namespace Search.Evaluation;

/// <summary>Reads the JSON of a SQuAD file.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class SquadReader(string path)
{
    public SquadDataSet Read(JsonElement root)
    {
        var version = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("version", out var value)
            ? value.ToString()
            : "";
        var articles = new SquadDataSet(
            version, [.. List(root, "data", "$").Select(item => ReadArticle(item.Json, item.Place))]);
        var repeated = articles.Questions.CountBy(question => question.Id).FirstOrDefault(count => count.Value > 1);
        return repeated.Key is null
            ? articles
            : throw new InvalidDataException($"'{path}' has {repeated.Value} questions with the id '{repeated.Key}'.");
    }

    private SquadArticle ReadArticle(JsonElement article, string place)
    {
        var title = article.ValueKind == JsonValueKind.Object && article.TryGetProperty("title", out var value)
            ? value.ToString()
            : "";
        return new SquadArticle(
            title, [.. List(article, "paragraphs", place).Select(item => ReadParagraph(item.Json, item.Place))]);
    }

    private SquadParagraph ReadParagraph(JsonElement paragraph, string place)
    {
        var context = Text(paragraph, "context", place);
        return new SquadParagraph(
            context,
            [.. List(paragraph, "qas", place).Select(item => ReadQuestion(item.Json, item.Place, context))]);
    }

    private SquadQuestion ReadQuestion(JsonElement question, string place, string context)
    {
        var id = Text(question, "id", place);
        bool? isImpossible = question.TryGetProperty("is_impossible", out var mark)
            ? mark.ValueKind == JsonValueKind.True
            : null;
        return new SquadQuestion(
            id, Text(question, "question", place),
            isImpossible == true && !question.TryGetProperty("answers", out _)
                ? []
                : ReadAnswers(question, "answers", place, context))
        {
            IsImpossible = isImpossible,
            PlausibleAnswers = question.TryGetProperty("plausible_answers", out _)
                ? ReadAnswers(question, "plausible_answers", place, context)
                : [],
        };
    }

    private List<SquadAnswer> ReadAnswers(JsonElement question, string name, string place, string context) =>
        [.. List(question, name, place).Select(item => ReadAnswer(item.Json, item.Place, context))];

    private SquadAnswer ReadAnswer(JsonElement answer, string place, string context)
    {
        var start = JsonLabels.Member(answer, "answer_start", JsonValueKind.Number, path, place);
        return start.TryGetInt32(out var codePoints) && IndexOf(context, codePoints) is { } index
            ? new SquadAnswer(Text(answer, "text", place), index)
            : throw new InvalidDataException(
                $"{place}.answer_start in '{path}' is {start}, which is no place in the paragraph.");
    }

    // The index in UTF-16 code units of a code point.
    private static int? IndexOf(string text, int codePoints)
    {
        var index = 0;
        for (var i = 0; i < codePoints; i++)
        {
            if (index >= text.Length)
            {
                return null;
            }

            Rune.DecodeFromUtf16(text.AsSpan(index), out _, out var length);
            index += length;
        }

        return codePoints < 0 ? null : index;
    }

    private IEnumerable<Placed> List(JsonElement parent, string name, string place) =>
        JsonLabels.Member(parent, name, JsonValueKind.Array, path, place).EnumerateArray()
            .Select((item, i) => new Placed(item, $"{place}.{name}[{i}]"));

    private string Text(JsonElement parent, string name, string place) =>
        JsonLabels.Member(parent, name, JsonValueKind.String, path, place).GetString()!;

    private readonly record struct Placed(JsonElement Json, string Place);
}
