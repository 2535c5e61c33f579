using System.Security.Cryptography;
using Search.Evaluation;

namespace Search.Quality;

/// <summary>What <c>qa</c> asks, and of what.</summary>
/// <param name="Name">The name of the data set.</param>
/// <param name="Questions">The questions that are asked.</param>
/// <param name="DataSet">The paragraphs that are the corpus; null when a folder is.</param>
/// <param name="Hash">SHA-256 of the file of the questions.</param>
internal sealed record QaData(
    string Name, IReadOnlyList<LabelledQuestion> Questions, SquadDataSet? DataSet, string Hash)
{
    /// <summary>Reads the questions and draws the sample.</summary>
    /// <exception cref="InvalidDataException">The file is no list of questions, or an empty one.</exception>
    public static QaData Read(QaSettings settings)
    {
        var path = settings.Questions.FullName;
        var dataSet = settings.Corpus is null ? SquadFile.Read(path) : null;
        var all = dataSet is null ? QuestionFile.Read(path) : SquadCorpus.Questions(dataSet);
        if (all.Count == 0)
        {
            throw new InvalidDataException($"'{path}' has no question.");
        }

        if (all.FirstOrDefault(question => string.IsNullOrWhiteSpace(question.Question)) is { } blank)
        {
            throw new InvalidDataException($"'{path}' has a blank question{(blank.Id is { } id ? $", '{id}'" : "")}.");
        }

        if (all.Where(question => question.Id is not null).CountBy(question => question.Id!)
            .FirstOrDefault(count => count.Value > 1).Key is { } twice)
        {
            throw new InvalidDataException($"'{path}' has two questions with the id '{twice}'.");
        }

        using var stream = File.OpenRead(path);
        return new QaData(
            Path.GetFileNameWithoutExtension(path), SeededSample.Of(all, settings.Sample, settings.Seed), dataSet,
            Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    /// <summary>The paragraphs as a collection whose passages are judged by the questions.</summary>
    /// <exception cref="InvalidOperationException">The corpus is a folder.</exception>
    public RetrievalCollection ToCollection()
    {
        var documents = SquadCorpus.Documents(
            DataSet ?? throw new InvalidOperationException("A folder is no collection of passages."));
        return new RetrievalCollection(
            Name, documents,
            [.. Questions.Where(question => question.IsAnswerable).Select(one => (one.Id!, one.Question))],
            new RelevanceJudgements(Questions.Where(question => question.IsAnswerable)
                .SelectMany(question => question.Gold.Select(place => (question.Id!, place.DocumentId, 1)))),
            Hash);
    }
}
