using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Search;

namespace AskYourDocuments;

/// <summary>Keeps the questions asked, each with the answer shown, to be corrected by hand and used as labels.</summary>
internal sealed class LabelFile
{
    private const int MaxBytes = 64 << 20;

    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly string _path;
    private readonly JsonObject _root;
    private readonly JsonArray _questions;

    private LabelFile(string path, JsonObject root, JsonArray questions) =>
        (_path, _root, _questions) = (path, root, questions);

    /// <summary>Opens a file of labels, or begins one.</summary>
    /// <exception cref="InvalidDataException">The file is no such JSON, or can be none.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LabelFile Open(string path)
    {
        if (!File.Exists(path))
        {
            RequireFolderOf(path);
            var none = new JsonArray();
            return new LabelFile(path, new JsonObject { ["questions"] = none }, none);
        }

        try
        {
            return new FileInfo(path).Length <= MaxBytes
                && JsonNode.Parse(File.ReadAllBytes(path), null, Strict) is JsonObject root
                && root["questions"] is JsonArray questions
                ? new LabelFile(path, root, questions)
                : throw new InvalidDataException($"'{path}' holds no JSON object with a list of questions.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' is not valid JSON: {error.Message}", error);
        }
    }

    /// <summary>Adds a question with its best answer; one that is there stays as it is, corrections and all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(AskResult result)
    {
        if (_questions.Any(label => IsOf(label, result.Question)))
        {
            return;
        }

        var best = result.Answers.Take(1).ToList();
        _questions.Add(new JsonObject
        {
            ["question"] = result.Question,
            ["answers"] = new JsonArray([.. best.Select(answer => JsonValue.Create(answer.Text))]),
            ["documents"] = new JsonArray([.. best.Select(answer => JsonValue.Create(answer.DocumentId))]),
        });

        // Whole or not at all: a stopped program leaves the file that was there.
        var whole = $"{_path}.new";
        File.WriteAllText(whole, _root.ToJsonString(Json) + "\n");
        File.Move(whole, _path, overwrite: true);
    }

    // Said before anything is asked, not after the first answer.
    private static void RequireFolderOf(string path)
    {
        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new InvalidDataException($"'{path}' can be no file of labels: it is a folder, or in none.");
        }
    }

    private static bool IsOf(JsonNode? label, string question) =>
        label is JsonObject known && known["question"] is JsonValue value && value.TryGetValue(out string? text)
            && text == question;
}
