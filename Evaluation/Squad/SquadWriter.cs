using System.Text.Json;

namespace Search.Evaluation;

/// <summary>Writes the JSON of a SQuAD file.</summary>
internal static class SquadWriter
{
    public static void Write(Utf8JsonWriter json, SquadDataSet dataSet)
    {
        json.WriteStartObject();
        json.WriteString("version", dataSet.Version);
        json.WriteStartArray("data");
        foreach (var article in dataSet.Articles)
        {
            json.WriteStartObject();
            json.WriteString("title", article.Title);
            json.WriteStartArray("paragraphs");
            foreach (var paragraph in article.Paragraphs)
            {
                WriteParagraph(json, paragraph);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteParagraph(Utf8JsonWriter json, SquadParagraph paragraph)
    {
        json.WriteStartObject();
        json.WriteString("context", paragraph.Context);
        json.WriteStartArray("qas");
        foreach (var question in paragraph.Questions)
        {
            json.WriteStartObject();
            json.WriteString("id", question.Id);
            json.WriteString("question", question.Question);
            WriteAnswers(json, "answers", question.Answers, paragraph.Context);
            if (question.PlausibleAnswers.Count > 0)
            {
                WriteAnswers(json, "plausible_answers", question.PlausibleAnswers, paragraph.Context);
            }

            if (question.IsImpossible is { } isImpossible)
            {
                json.WriteBoolean("is_impossible", isImpossible);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAnswers(
        Utf8JsonWriter json, string name, IReadOnlyList<SquadAnswer> answers, string context)
    {
        json.WriteStartArray(name);
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.WriteString("text", answer.Text);
            json.WriteNumber("answer_start", CodePoints(context.AsSpan(0, answer.Start)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
