using System.Globalization;
using System.Text.Json;
using Search.Inference;

namespace Search.Reader;

/// <summary>The calibration beside a model: <c>calibration.json</c> in its folder.</summary>
public static class CalibrationFile
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "calibration.json";

    private const int Format = 1;
    private const int MaxBytes = 1 << 20;

    /// <summary>Reads the calibration of a model.</summary>
    /// <returns>The calibration; null when the model brings none.</returns>
    /// <exception cref="ModelException">The file is malformed, or was fitted on another model.</exception>
    public static AnswerCalibration? Read(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Find(FileName) is not { } path)
        {
            return null;
        }

        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new ModelException($"'{path}' is larger than {MaxBytes} bytes; it cannot be a calibration.");
            }

            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 16 });
            return Read(new CalibrationReader(json.RootElement, path), folder);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair in a string is told by the second of them.
            throw new ModelException($"'{path}' is not valid JSON: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"'{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Writes a calibration into a folder, over one that is there.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <param name="folder">The folder, which is the model's as a rule.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static string Write(AnswerCalibration calibration, string folder)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var path = Path.Combine(folder, FileName);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            Write(json, calibration);
        }

        stream.WriteByte((byte)'\n');
        File.WriteAllBytes(path, stream.ToArray());
        return path;
    }

    private static AnswerCalibration Read(CalibrationReader json, ModelFolder folder)
    {
        if (json.Number("format") is not Format)
        {
            throw json.Error($"is of format {json.Number("format")}; expected {Format}");
        }

        var temperature = json.Number("temperature");
        if (temperature <= 0)
        {
            throw json.Error("has a temperature that is not above 0");
        }

        return new AnswerCalibration
        {
            Temperature = temperature,
            Bias = json.Number("bias"),
            PassagesWeight = json.Number("passages_weight"),
            NullThreshold = json.Number("null_threshold"),
            NullThresholdPassagesWeight = json.Number("null_threshold_passages_weight"),
            Origin = json.Object("origin") is { } origin ? ReadOrigin(origin, folder) : null,
        };
    }

    private static CalibrationOrigin ReadOrigin(CalibrationReader json, ModelFolder folder)
    {
        var checksum = json.String("model_checksum");
        return checksum == folder.Checksum
            ? new CalibrationOrigin
            {
                DataSet = json.String("data_set"),
                Date = json.Date("date"),
                ModelChecksum = checksum,
                TestedQuestions = (int)Math.Clamp(json.Number("tested_questions"), 0, int.MaxValue),
                ExpectedCalibrationError = json.Number("expected_calibration_error"),
                BrierScore = json.Number("brier_score"),
                Bins = json.Bins("bins"),
            }
            : throw json.Error(
                $"was fitted on a model with the checksum {checksum}, this one has {folder.Checksum}; fit it anew, " +
                "or remove the file");
    }

    private static void Write(Utf8JsonWriter json, AnswerCalibration calibration)
    {
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteNumber("temperature", calibration.Temperature);
        json.WriteNumber("bias", calibration.Bias);
        json.WriteNumber("passages_weight", calibration.PassagesWeight);
        json.WriteNumber("null_threshold", calibration.NullThreshold);
        json.WriteNumber("null_threshold_passages_weight", calibration.NullThresholdPassagesWeight);
        if (calibration.Origin is { } origin)
        {
            WriteOrigin(json, origin);
        }

        json.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter json, CalibrationOrigin origin)
    {
        json.WriteStartObject("origin");
        json.WriteString("data_set", origin.DataSet);
        json.WriteString("date", origin.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("model_checksum", origin.ModelChecksum);
        json.WriteNumber("tested_questions", origin.TestedQuestions);
        json.WriteNumber("expected_calibration_error", Round(origin.ExpectedCalibrationError));
        json.WriteNumber("brier_score", Round(origin.BrierScore));
        json.WriteStartArray("bins");
        foreach (var bin in origin.Bins)
        {
            json.WriteStartObject();
            json.WriteNumber("count", bin.Count);
            json.WriteNumber("mean_probability", Round(bin.MeanProbability));
            json.WriteNumber("share_right", Round(bin.ShareRight));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static double Round(double value) => Math.Round(value, 4);
}
