using System.Globalization;
using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>The paragraphs of a data set as one corpus, and its questions asked of all of it.</summary>
public static class SquadCorpus
{
    /// <summary>The paragraphs, each a document.</summary>
    /// <returns>
    /// Documents whose ids are the indexes of article and paragraph, <c>12/3</c>, in the order of the file. They have
    /// no titles: what the paragraph does not say is not known.
    /// </returns>
    public static IReadOnlyList<Document> Documents(SquadDataSet dataSet)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        return [.. Paragraphs(dataSet).Select(item => DocumentOf(item.Id, item.Paragraph.Context))];
    }

    /// <summary>The questions, each with the place of its answers in its own paragraph.</summary>
    public static IReadOnlyList<LabelledQuestion> Questions(SquadDataSet dataSet)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        return
        [
            .. Paragraphs(dataSet)
                .SelectMany(item => item.Paragraph.Questions.Select(question => Label(item.Id, question))),
        ];
    }

    internal static IEnumerable<(string Id, SquadParagraph Paragraph)> Paragraphs(SquadDataSet dataSet) =>
        dataSet.Articles.SelectMany((article, a) => article.Paragraphs.Select((paragraph, p) =>
            (string.Create(CultureInfo.InvariantCulture, $"{a}/{p}"), paragraph)));

    private static Document DocumentOf(string id, string text) => new()
    {
        Id = id,
        Text = text,
        SourceMap = SourceMap.Identity(text),
        MediaType = "text/plain",
    };

    private static LabelledQuestion Label(string document, SquadQuestion question) => new(
        question.Question,
        [.. question.Answers.Select(answer => answer.Text).Distinct(StringComparer.Ordinal)])
    {
        Id = question.Id,
        Gold = question.IsAnswerable
            ?
            [
                .. question.Answers
                    .Select(answer => new TextSpan(answer.Start, answer.Start + answer.Text.Length))
                    .Distinct()
                    .Select(answer => new GoldPlace(document, answer)),
            ]
            : [new GoldPlace(document)],
    };
}
