using Search.Inference;
using Search.Pipeline;

namespace Search.Reader.Tests;

public sealed class CalibrationFileTests
{
    private const string Valid =
        """
        {"format": 1, "temperature": 2, "bias": 0.5, "passages_weight": -0.25, "null_threshold": 1.5,
         "null_threshold_passages_weight": 0.5}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        using var canned = new CannedReader(1);
        var folder = ModelFolder.Open(canned.Folder);
        var calibration = new AnswerCalibration
        {
            Temperature = 3.25,
            Bias = -0.5,
            PassagesWeight = -0.125,
            NullThreshold = 0.75,
            NullThresholdPassagesWeight = 0.5,
            Origin = new CalibrationOrigin
            {
                DataSet = "questions",
                Date = new DateOnly(2026, 1, 31),
                ModelChecksum = folder.Checksum,
                TestedQuestions = 3,
                ExpectedCalibrationError = 0.03,
                BrierScore = 0.2,
                Bins = [new CalibrationBin(1, 0.25, 0), new CalibrationBin(2, 0.75, 0.5)],
            },
        };
        Assert.Null(CalibrationFile.Read(folder));
        Assert.Equal(
            Path.Combine(canned.Folder, "calibration.json"), CalibrationFile.Write(calibration, canned.Folder));
        var read = CalibrationFile.Read(folder)!;
        Assert.Equal(
            calibration with { Origin = null }, read with { Origin = null });
        Assert.Equal(calibration.Origin with { Bins = [] }, read.Origin! with { Bins = [] });
        Assert.Equal(calibration.Origin.Bins, read.Origin.Bins);
    }

    [Fact]
    public async Task AReaderUsesWhatStandsBesideItsModel()
    {
        using var canned = new CannedReader(1);
        canned.Write("calibration.json", Valid);
        using var reader = canned.Load(new ExtractiveReaderOptions());
        var result = await reader.ReadAsync(
            "why", [Some.Chunk(canned.Documents["a"], "a"), Some.Chunk(canned.Documents["b"], "b")], Token);
        Assert.Equal(1.5 + (0.5 * Math.Log(2)), result.NullThreshold!.Value, 1e-12);
        var scores = result.Answers[0].Scores;
        Assert.True(scores.IsCalibrated);
        Assert.Equal(
            1 / (1 + Math.Exp(-((scores.NullGap!.Value / 2) + 0.5 - (0.25 * Math.Log(2))))), scores.Probability, 1e-12);
    }

    [Fact]
    public async Task WithoutCalibrationTheProbabilityIsHaystacks()
    {
        using var canned = new CannedReader(1);
        using var reader = canned.Load(new ExtractiveReaderOptions());
        var scores = (await reader.ReadAsync("why", [Some.Chunk("a1 a2", "a")], Token)).Answers[0].Scores;
        Assert.False(scores.IsCalibrated);
        Assert.Equal(1 / (1 + Math.Exp(-0.1 * scores.Logit)), scores.Probability, 1e-12);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "no number 'format'")]
    [InlineData("""{"format": 2}""", "is of format 2")]
    [InlineData("""{"format": 1, "temperature": 0}""", "not above 0")]
    [InlineData("""{"format": 1, "temperature": "warm"}""", "no number 'temperature'")]
    [InlineData("""{"format": 1, "temperature": 1e999}""", "no number 'temperature'")]
    [InlineData("""{"format": 1, "temperature": 1}""", "no number 'bias'")]
    [InlineData(
        """
        {"format": 1, "temperature": 1, "bias": 0, "passages_weight": 0, "null_threshold": 0,
         "null_threshold_passages_weight": 0, "origin": {"model_checksum": "other"}}
        """,
        "fit it anew")]
    [InlineData(
        """
        {"format": 1, "temperature": 1, "bias": 0, "passages_weight": 0, "null_threshold": 0,
         "null_threshold_passages_weight": 0, "origin": {"model_checksum": "\ud800"}}
        """,
        "not valid JSON")]
    public void AFileThatIsNoCalibrationIsNamedWithItsFault(string json, string expected)
    {
        using var canned = new CannedReader(1);
        canned.Write("calibration.json", json);
        var error = Assert.Throws<ModelException>(() => canned.Load(new ExtractiveReaderOptions()));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("calibration.json", error.Message, StringComparison.Ordinal);
    }
}
