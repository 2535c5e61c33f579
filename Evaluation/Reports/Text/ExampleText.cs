using System.Globalization;

namespace Search.Evaluation;

/// <summary>What is said of a question that ended wrong: pairs of a name and a text.</summary>
internal static class ExampleText
{
    public static IEnumerable<(string Name, string Text)> Of(QuestionRow row)
    {
        yield return ("Expected", row.IsAnswerable ? string.Join(" · ", Distinct(row.Answers)) : "no answer");
        if (row.Error is { } error)
        {
            yield return ("Error", ReportText.Clean(error));
            yield break;
        }

        if (row.Given is not null || row.Candidates.Count > 0)
        {
            yield return ("Given", Given(row));
        }

        if (row.Candidates.FirstOrDefault(one => one.IsAccepted) is { Rank: > 1 } right)
        {
            yield return ("Right one", $"{Describe(right)}, at rank {right.Rank}");
        }

        if (row.ReaderAlone is { } alone)
        {
            yield return ("Reader alone", alone.Text.Length == 0 ? "nothing" : ReportText.Clean(alone.Text));
        }

        if (row.IsAnswerable)
        {
            yield return ("Found", Place(row.Retrieved));
            if (row.Read != row.Retrieved)
            {
                yield return ("Read", Place(row.Read));
            }
        }

        if (row.GoldDocuments.Count > 0)
        {
            yield return ("Document", string.Join(" · ", Distinct(row.GoldDocuments)));
        }
    }

    private static string Given(QuestionRow row) =>
        row.Candidates is not [var best, ..] ? "nothing"
        : row.IsRefused ? $"refused; the best was {Describe(best)}"
        : Describe(best);

    private static string Describe(CandidateRow one) => string.Create(
        CultureInfo.InvariantCulture,
        $"“{ReportText.Clean(one.Text)}”, probability {one.Probability:0.00}{Gap(one)}");

    private static string Gap(CandidateRow one) =>
        one.NullGap is { } gap ? string.Create(CultureInfo.InvariantCulture, $", gap {gap:0.0}") : "";

    private static string Place(GoldRanks ranks) =>
        ranks.Count == 0 ? "nothing"
        : ranks.Passage is { } passage ? $"passage with the answer at {passage} of {ranks.Count}"
        : ranks.Document is { } document ? $"its document at {document} of {ranks.Count}, not the passage"
        : $"{ranks.Count} passages, none of the document";

    private static IEnumerable<string> Distinct(IEnumerable<string> texts) =>
        texts.Distinct(StringComparer.Ordinal).Take(4).Select(text => ReportText.Clean(text));
}
