using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Search.Pipeline;

namespace Search;

/// <summary>The JSON form of a result; docs/json.md describes it.</summary>
internal static class AskResultJson
{
    public static string Write(AskResult result, bool indented)
    {
        using var stream = new MemoryStream();
        var options =
            new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            Write(json, result);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, AskResult result)
    {
        json.WriteStartObject();
        json.WriteString("question", result.Question);
        json.WriteBoolean("hasAnswer", result.HasAnswer);
        WriteList(json, "answers", result.Answers, WriteAnswer);
        WriteList(json, "passages", result.Passages, WritePassage);
        WriteList(json, "warnings", result.Warnings, static (json, warning) => json.WriteStringValue(warning));
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("text", answer.Text);
        json.WriteNumber("probability", answer.Scores.Probability);
        json.WriteBoolean("isCalibrated", answer.Scores.IsCalibrated);
        json.WriteNumber("logit", answer.Scores.Logit);
        WriteNumber(json, "nullGap", answer.Scores.NullGap);
        json.WriteNumber("retrievalScore", answer.Scores.RetrievalScore);
        json.WriteString("document", answer.DocumentId);
        json.WriteString("chunk", answer.Chunk.Id);
        WriteSpan(json, "span", answer.Span);
        WriteSpan(json, "codePoints", answer.CodePoints);
        WriteLocation(json, answer.Location);
        json.WriteStartObject("context");
        json.WriteString("text", answer.Context.Text);
        WriteSpan(json, "answer", answer.Context.Answer);
        json.WriteEndObject();
        json.WriteStartObject("model");
        json.WriteString("name", answer.Model.Name);
        json.WriteString("checksum", answer.Model.Checksum);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePassage(Utf8JsonWriter json, ScoredChunk passage)
    {
        json.WriteStartObject();
        json.WriteString("text", passage.Chunk.Text);
        json.WriteNumber("score", passage.Score);
        WriteNumber(json, "keywordScore", passage.KeywordScore);
        WriteNumber(json, "vectorScore", passage.VectorScore);
        json.WriteString("document", passage.Chunk.DocumentId);
        json.WriteString("chunk", passage.Chunk.Id);
        WriteSpan(json, "span", passage.Chunk.Span);
        WriteSpan(json, "codePoints", new TextSpan(passage.Chunk.CodePointStart, passage.Chunk.CodePointEnd));
        WriteLocation(json, passage.Chunk.Location);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SourceLocation location)
    {
        json.WriteStartObject("location");
        if (location.FileSpan is { } file)
        {
            WriteSpan(json, "file", file);
        }

        if (location.FileCodePoints is { } codePoints)
        {
            WriteSpan(json, "fileCodePoints", codePoints);
        }

        WritePosition(json, "start", location.Start);
        WritePosition(json, "end", location.End);
        WriteNumber(json, "firstPage", location.FirstPage);
        WriteNumber(json, "lastPage", location.LastPage);
        WritePlace(json, "firstPlace", location.FirstPlace);
        WritePlace(json, "lastPlace", location.LastPlace);
        if (location.Boxes.Count > 0)
        {
            WriteList(json, "boxes", location.Boxes, WriteBox);
        }

        WriteList(json, "headingPath", location.HeadingPath, static (json, title) => json.WriteStringValue(title));
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, string name, LinePosition? position)
    {
        if (position is { } place)
        {
            json.WriteStartObject(name);
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
            json.WriteEndObject();
        }
    }

    private static void WritePlace(Utf8JsonWriter json, string name, SourcePlace? place)
    {
        if (place is null)
        {
            return;
        }

        json.WriteStartObject(name);
        WriteString(json, "part", place.Part);
        WriteNumber(json, "slide", place.Slide);
        WriteString(json, "sheet", place.Sheet);
        WriteString(json, "cell", place.Cell);
        WriteNumber(json, "row", place.Row);
        WriteNumber(json, "column", place.Column);
        WriteNumber(json, "paragraph", place.Paragraph);
        WriteString(json, "jsonPointer", place.JsonPointer);
        json.WriteEndObject();
    }

    // Boxes are exact to a quarter of a point; longer numbers would only look exact.
    private static void WriteBox(Utf8JsonWriter json, PageBox box)
    {
        json.WriteStartObject();
        json.WriteNumber("page", box.Page);
        json.WriteNumber("left", MathF.Round(box.Left, 2));
        json.WriteNumber("top", MathF.Round(box.Top, 2));
        json.WriteNumber("width", MathF.Round(box.Width, 2));
        json.WriteNumber("height", MathF.Round(box.Height, 2));
        json.WriteEndObject();
    }

    private static void WriteString(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteSpan(Utf8JsonWriter json, string name, TextSpan span)
    {
        json.WriteStartObject(name);
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteList<T>(
        Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
