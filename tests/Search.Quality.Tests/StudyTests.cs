using System.Text.Json;

namespace Search.Quality.Tests;

public sealed class StudyTests
{
    private static readonly string[] Things = ["lighthouse", "harbour", "windmill", "granary"];

    [Fact]
    public void EverySettingIsMeasuredOnBothHalvesOfTheArticles()
    {
        var folder = Directory.CreateTempSubdirectory("search-study-test-");
        try
        {
            var squad = Path.Combine(folder.FullName, "squad.json");
            File.WriteAllText(squad, JsonSerializer.Serialize(Squad()));
            var (exitCode, lines) = QualityProgram.Run(
                "study", squad, "--part", "fusion", "--questions", "8", "--save", folder.FullName);

            Assert.Equal(0, exitCode);
            Assert.Contains("keywords alone: 1.0000 1.0000 1.0000 | 1.0000 1.0000 1.0000", lines);
            Assert.StartsWith("best: ", lines[^1], StringComparison.Ordinal);
            using var saved = JsonDocument.Parse(
                File.ReadAllText(Path.Combine(folder.FullName, "defaults-study-fusion.json")));
            var settings = saved.RootElement.GetProperty("figures").GetProperty("fusion").EnumerateObject().ToList();
            Assert.Equal(lines.Length - 2, settings.Count);
            Assert.All(
                settings,
                setting => Assert.InRange(
                    setting.Value.GetProperty("reporting").GetProperty("recall@10").GetDouble(), 0, 1));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Each article has a paragraph on the colour of a thing and one on its age, with a question to each.
    private static object Squad() => new
    {
        version = "1.1",
        data = Things.Select(thing => new
        {
            title = thing,
            paragraphs = new[]
            {
                Paragraph($"The {thing} was painted crimson.", $"What colour is the painted {thing}?", "crimson"),
                Paragraph($"The {thing} stood ninety years.", $"How many years stood the {thing}?", "ninety"),
            },
        }),
    };

    private static object Paragraph(string context, string question, string answer) => new
    {
        context,
        qas = new[]
        {
            new
            {
                id = question,
                question,
                answers = new[]
                {
                    new { text = answer, answer_start = context.IndexOf(answer, StringComparison.Ordinal) },
                },
            },
        },
    };
}
