using System.Text.Json;

namespace Search.Evaluation;

/// <summary>Reads labelled questions from a file.</summary>
/// <remarks>
/// <para>Three forms are read. JSON of our own:
/// <c>{"questions": [{"question": "Who …?", "answers": ["Ada", "Ada Lovelace"]}, …]}</c>, where no answers say that the
/// documents hold none. <c>"documents": ["notes.md"]</c> says in which documents an answer stands, by the ids that they
/// have in the index; <c>"id"</c> names the question. Both may be left out.</para>
/// <para>CSV, by the extension <c>.csv</c>: a header with the columns <c>question</c> and <c>answer</c>, and a row for
/// each answer; rows with the same question give it several, and an empty answer says that there is none. A column
/// <c>document</c> may say where the answer stands.</para>
/// <para>The JSON of SQuAD, see <see cref="SquadFile"/>.</para>
/// </remarks>
public static class QuestionFile
{
    private const int MaxBytes = 256 << 20;

    /// <summary>Reads a file of questions.</summary>
    /// <exception cref="InvalidDataException">
    /// The file has none of the forms; the message says where it departs.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<LabelledQuestion> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new InvalidDataException(
                $"'{path}' is larger than {MaxBytes} bytes; it cannot be a list of questions.");
        }

        return Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? QuestionTable.Read(path)
            : JsonLabels.Parse(File.ReadAllBytes(path), path, root => Read(root, path));
    }

    private static List<LabelledQuestion> Read(JsonElement root, string path)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out _))
        {
            return
            [
                .. new SquadReader(path).Read(root).Questions
                    .Select(question => new LabelledQuestion(
                        question.Question, [.. question.Answers.Select(answer => answer.Text).Distinct()])
                    {
                        Id = question.Id,
                    }),
            ];
        }

        var questions = JsonLabels.Member(root, "questions", JsonValueKind.Array, path, "$");
        return [.. questions.EnumerateArray().Select((item, i) => ReadQuestion(item, path, $"questions[{i}]"))];
    }

    private static LabelledQuestion ReadQuestion(JsonElement item, string path, string place)
    {
        var question = JsonLabels.Member(item, "question", JsonValueKind.String, path, place).GetString();
        if (string.IsNullOrWhiteSpace(question))
        {
            throw new InvalidDataException($"{place}.question in '{path}' is blank.");
        }

        var answers = JsonLabels.Member(item, "answers", JsonValueKind.Array, path, place).EnumerateArray();
        return new LabelledQuestion(
            question, [.. answers.Select(answer => ReadText(answer, path, $"{place}.answers"))])
        {
            Id = item.TryGetProperty("id", out var id) ? ReadText(id, path, $"{place}.id") : null,
            Gold = item.TryGetProperty("documents", out _)
                ?
                [
                    .. JsonLabels.Member(item, "documents", JsonValueKind.Array, path, place).EnumerateArray()
                        .Select(document => new GoldPlace(ReadText(document, path, $"{place}.documents"))),
                ]
                : [],
        };
    }

    private static string ReadText(JsonElement text, string path, string place) =>
        text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new InvalidDataException($"{place} in '{path}' holds {text.ValueKind}; expected strings.");
}
