using System.Text.Json;
using Search.Inference;

namespace Search.Reader;

/// <summary>How the reader's scores become probabilities, and where "no answer" begins.</summary>
internal sealed record AnswerCalibration
{
    public const string FileName = "calibration.json";

    // Haystack's scaling of a logit that nobody has calibrated.
    private const double UncalibratedScale = 0.1;

    /// <summary>What is used when a model brings no calibration.</summary>
    public static AnswerCalibration None { get; } = new();

    public bool IsFitted { get; init; }

    public double Temperature { get; init; } = 1;

    public double Bias { get; init; }

    /// <summary>An answer's gap must be above this.</summary>
    public double NullThreshold { get; init; }

    public static AnswerCalibration Read(ModelFolder folder)
    {
        if (folder.Find(FileName) is not { } path)
        {
            return None;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 16 });
            return new AnswerCalibration
            {
                IsFitted = true,
                Temperature = Number(json.RootElement, "temperature", path) is var temperature and > 0
                    ? temperature
                    : throw new ModelException($"'temperature' in '{path}' is not above 0."),
                Bias = Number(json.RootElement, "bias", path),
                NullThreshold = Number(json.RootElement, "null_threshold", path),
            };
        }
        catch (JsonException error)
        {
            throw new ModelException($"'{path}' is not valid JSON: {error.Message}", error);
        }
    }

    public double ProbabilityOf(double logit, double nullGap) =>
        IsFitted ? Sigmoid((nullGap / Temperature) + Bias) : Sigmoid(UncalibratedScale * logit);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Number(JsonElement parent, string name, string path) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new ModelException($"'{path}' has no number '{name}'.");
}
