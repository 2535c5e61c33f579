using Search.Evaluation;

namespace Search.Quality.Tests;

/// <summary>A small data set in the form of SQuAD: six paragraphs with two questions each.</summary>
internal static class TownSquad
{
    private static readonly (string Text, (string Question, string Answer)[] Questions)[] Paragraphs =
    [
        ("The harbour bridge was designed by Amelia Okafor, an engineer from Lagos, and was opened in 1932 by the " +
            "mayor. It has two lanes for trams and a footway on its northern side.",
            [("Who designed the harbour bridge?", "Amelia Okafor"), ("When was the bridge opened?", "1932")]),
        ("The lighthouse stands on Gull Rock, two miles off the coast. Its lamp burned whale oil for sixty years, " +
            "until electric light came to the island.",
            [("What did the lamp of the lighthouse burn?", "whale oil"), ("Where does the lighthouse stand?", "Gull Rock")]),
        ("Ines Duarte has been the captain of the ferry since spring. The ferry leaves every morning at seven and " +
            "carries mail, bread and forty passengers.",
            [("Who is the captain of the ferry?", "Ines Duarte"), ("How many passengers does the ferry carry?", "forty")]),
        ("The old mill was built of red brick in 1841. Today it is a museum of weaving, and its largest loom is " +
            "eleven metres long.",
            [("What is the old mill today?", "a museum of weaving"), ("How long is the largest loom?", "eleven metres")]),
        ("The town library keeps a globe made in Venice in 1688. A sailor named Matteo Conti gave it to the town as " +
            "thanks for a bed in winter.",
            [("Where was the globe in the library made?", "Venice"), ("Who gave the globe to the town?", "Matteo Conti")]),
        ("Each August the Festival of Lanterns fills the market square. It began in 1907, when a storm had put out " +
            "every lamp of the town.",
            [("In which month is the Festival of Lanterns?", "August"), ("When did the festival begin?", "1907")]),
    ];

    public static SquadDataSet DataSet { get; } = new(
        "1.1",
        [
            new SquadArticle("The town", [.. Paragraphs.Select((paragraph, p) => new SquadParagraph(
                paragraph.Text,
                [.. paragraph.Questions.Select((one, q) => new SquadQuestion(
                    $"{(2 * p) + q + 1}", one.Question,
                    [new SquadAnswer(one.Answer, paragraph.Text.IndexOf(one.Answer, StringComparison.Ordinal))]))]))]),
        ]);
}
