using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Evaluation;

/// <summary>Reads and writes the JSON of SQuAD 1.1 and 2.0.</summary>
public static class SquadFile
{
    private const int MaxBytes = 256 << 20;

    /// <summary>Reads a data set.</summary>
    /// <exception cref="InvalidDataException">The file is no such JSON; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SquadDataSet Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new InvalidDataException(
                $"'{path}' is larger than {MaxBytes} bytes; it cannot be a set of questions.");
        }

        return JsonLabels.Parse(File.ReadAllBytes(path), path, root => new SquadReader(path).Read(root));
    }

    /// <summary>Writes a data set, over a file that is there.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(SquadDataSet dataSet, string path)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(
            stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        SquadWriter.Write(json, dataSet);
    }

    /// <summary>Reads predictions: a JSON object from the id of a question to the answer given.</summary>
    /// <exception cref="InvalidDataException">The file is no such JSON.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> ReadPredictions(string path) => ReadById(
        path, "answers", value => value.ValueKind == JsonValueKind.String ? value.GetString() : null);

    /// <summary>
    /// Reads how sure a system was that there is no answer: a JSON object from the id of a question to a number.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no such JSON.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, double> ReadNoAnswerScores(string path) => ReadById<double?>(
            path, "numbers", value => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null)
        .ToDictionary(score => score.Key, score => score.Value!.Value, StringComparer.Ordinal);

    private static Dictionary<string, T> ReadById<T>(string path, string kind, Func<JsonElement, T?> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new InvalidDataException($"'{path}' is larger than {MaxBytes} bytes; it cannot hold {kind} by id.");
        }

        return JsonLabels.Parse(File.ReadAllBytes(path), path, root =>
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException($"'{path}' holds no JSON object of {kind} by question id.");
            }

            var byId = new Dictionary<string, T>(StringComparer.Ordinal);
            foreach (var member in root.EnumerateObject())
            {
                byId[member.Name] = read(member.Value)
                    ?? throw new InvalidDataException(
                        $"'{member.Name}' in '{path}' is {member.Value.ValueKind}; expected {kind}.");
            }

            return byId;
        });
    }
}
