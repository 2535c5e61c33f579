using System.Text.Json;

namespace Search.Evaluation;

/// <summary>
/// Reads labelled questions from JSON:
/// <c>{"questions": [{"question": "Who …?", "answers": ["Ada", "Ada Lovelace"]}, …]}</c>.
/// </summary>
public static class QuestionFile
{
    private const int MaxBytes = 64 << 20;

    /// <summary>Reads a file of questions.</summary>
    /// <exception cref="InvalidDataException">The file is no such JSON; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<LabelledQuestion> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new InvalidDataException(
                $"'{path}' is larger than {MaxBytes} bytes; it cannot be a list of questions.");
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var questions = Member(json.RootElement, "questions", JsonValueKind.Array, path, "$");
            return [.. questions.EnumerateArray().Select((item, i) => ReadQuestion(item, path, $"questions[{i}]"))];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' is not valid JSON: {error.Message}", error);
        }
    }

    private static LabelledQuestion ReadQuestion(JsonElement item, string path, string place)
    {
        var question = Member(item, "question", JsonValueKind.String, path, place).GetString();
        if (string.IsNullOrWhiteSpace(question))
        {
            throw new InvalidDataException($"{place}.question in '{path}' is blank.");
        }

        var answers = Member(item, "answers", JsonValueKind.Array, path, place).EnumerateArray();
        return new LabelledQuestion(question, [.. answers.Select(answer => ReadAnswer(answer, path, place))]);
    }

    private static string ReadAnswer(JsonElement answer, string path, string place) =>
        answer.ValueKind == JsonValueKind.String
            ? answer.GetString()!
            : throw new InvalidDataException(
                $"{place}.answers in '{path}' holds {answer.ValueKind}; expected strings.");

    private static JsonElement Member(JsonElement parent, string name, JsonValueKind kind, string path, string place) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
            && value.ValueKind == kind
            ? value
            : throw new InvalidDataException(
                $"{place} in '{path}' has no {kind.ToString().ToLowerInvariant()} '{name}'.");
}
