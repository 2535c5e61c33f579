using System.Globalization;
using System.Text;
using System.Xml;

namespace Search.Evaluation;

/// <summary>How figures, stages and texts of strangers are written in a report.</summary>
internal static class ReportText
{
    private const int MostCharacters = 300;
    private const double MillisecondsOfASecond = 1000;

    public static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A share as <c>97.4 %</c>; a dash of nothing.</summary>
    public static string Percent(int count, int of) => of == 0 ? "–" : Percent((double)count / of);

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A score from 0 to 1 on the usual scale of 100.</summary>
    public static string Points(double score) => (score * 100).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Signed(double points) => points.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);

    public static string Milliseconds(double time) => time >= MillisecondsOfASecond
        ? (time / MillisecondsOfASecond).ToString("0.00", CultureInfo.InvariantCulture) + " s"
        : time.ToString(time < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) + " ms";

    public static string Probability(double probability) => probability.ToString("0.00", CultureInfo.InvariantCulture);

    public static string PValue(double p) => p.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Name(FunnelStage stage) => stage switch
    {
        FunnelStage.Asked => "asked, with an answer",
        FunnelStage.DocumentRetrieved => "document retrieved",
        FunnelStage.PassageRead => "passage read",
        FunnelStage.AnswerFound => "answer found",
        FunnelStage.RankedFirst => "ranked first",
        FunnelStage.NotRefused => "not refused",
        _ => stage.ToString(),
    };

    public static string Name(LostBy stage) => stage switch
    {
        LostBy.Selection => "ranking of answers",
        LostBy.Threshold => "threshold of “no answer”",
        LostBy.Failure => "failure of the graph",
        _ => stage.ToString().ToLowerInvariant(),
    };

    public static string Name(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Better => "better",
        ComparisonVerdict.Worse => "worse",
        _ => "not different",
    };

    /// <summary>What it means that a stage lost a question.</summary>
    public static string Meaning(LostBy stage) => stage switch
    {
        LostBy.Failure => "The graph ended with an error.",
        LostBy.Splitter => "The answer was cut away from the words around it.",
        LostBy.Retriever => "No chunk with the answer was found.",
        LostBy.Ranker => "A chunk with the answer was found, and did not reach the reader.",
        LostBy.Reader => "A chunk with the answer was read, and the answer was not seen.",
        LostBy.Selection => "The answer was seen, and another one was put before it.",
        LostBy.Threshold => "A right answer was refused, or an answer given where there is none.",
        _ => "Nothing was lost.",
    };

    /// <summary>
    /// A stranger's text, fit to be shown: cut when long, without control characters, and without the marks that turn
    /// the direction of what follows.
    /// </summary>
    public static string Clean(string text, int most = MostCharacters)
    {
        var clean = new StringBuilder(Math.Min(text.Length, most) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > most)
            {
                clean.Append('…');
                break;
            }

            clean.Append(IsShown(rune) ? rune : Rune.ReplacementChar);
        }

        return clean.ToString();
    }

    private static bool IsShown(Rune rune) =>
        rune.Value is '\t' or '\n'
        || (!Rune.IsControl(rune)
            && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
            && (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
}
