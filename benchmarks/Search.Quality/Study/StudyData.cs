using System.Security.Cryptography;
using Search.Evaluation;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>The articles of a SQuAD file as documents, and questions to them in two halves by article.</summary>
/// <param name="Documents">The articles; paragraphs stand apart by an empty line.</param>
/// <param name="Paragraphs">Where the paragraphs stand, by the id of the document.</param>
/// <param name="Questions">All questions, in an order that the seed decides.</param>
/// <param name="Hash">SHA-256 of the file.</param>
internal sealed record StudyData(
    IReadOnlyList<Document> Documents, IReadOnlyDictionary<string, IReadOnlyList<TextSpan>> Paragraphs,
    IReadOnlyList<StudyQuestion> Questions, string Hash)
{
    private const int Seed = 1;
    private const string Break = "\n\n";

    /// <summary>Reads the file; half of its articles, drawn with a fixed seed, are for choosing.</summary>
    public static StudyData Read(FileInfo file)
    {
        var articles = SquadFile.Read(file.FullName).Articles;
        var random = new Random(Seed);
        int[] order = [.. Enumerable.Range(0, articles.Count)];
        random.Shuffle(order);
        var choosing = order.Take(articles.Count / 2).ToHashSet();
        var documents = new List<Document>();
        var paragraphs = new Dictionary<string, IReadOnlyList<TextSpan>>(StringComparer.Ordinal);
        var questions = new List<StudyQuestion>();
        foreach (var (index, article) in articles.Index())
        {
            var document = DocumentOf(article, $"article-{index + 1}");
            var spans = PlacesOf(article);
            documents.Add(document);
            paragraphs.Add(document.Id, spans);
            questions.AddRange(QuestionsOf(article, document.Id, spans, choosing.Contains(index)));
        }

        var shuffled = questions.ToArray();
        random.Shuffle(shuffled);
        return new StudyData(
            documents, paragraphs, shuffled,
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName))));
    }

    /// <summary>A sample of questions, half of them for choosing.</summary>
    public IReadOnlyList<StudyQuestion> Sample(int count) =>
    [
        .. Questions.Where(question => question.IsForChoosing).Take(count / 2),
        .. Questions.Where(question => !question.IsForChoosing).Take(count - (count / 2)),
    ];

    private static Document DocumentOf(SquadArticle article, string id)
    {
        var text = string.Join(Break, article.Paragraphs.Select(paragraph => paragraph.Context));
        return new Document
        {
            Id = id,
            Text = text,
            SourceMap = SourceMap.Identity(text),
            MediaType = "text/plain",
        };
    }

    private static List<TextSpan> PlacesOf(SquadArticle article)
    {
        var spans = new List<TextSpan>();
        var start = 0;
        foreach (var paragraph in article.Paragraphs)
        {
            spans.Add(new TextSpan(start, start + paragraph.Context.Length));
            start = spans[^1].End + Break.Length;
        }

        return spans;
    }

    private static IEnumerable<StudyQuestion> QuestionsOf(
        SquadArticle article, string id, List<TextSpan> spans, bool isForChoosing) =>
        article.Paragraphs.Zip(spans).SelectMany(pair => pair.First.Questions
            .Where(question => question.IsAnswerable)
            .Select(question => new StudyQuestion(
                id, question,
                [
                    .. question.Answers.Select(answer =>
                        new TextSpan(answer.Start, answer.Start + answer.Text.Length).Shift(pair.Second.Start)),
                ],
                isForChoosing)));
}
