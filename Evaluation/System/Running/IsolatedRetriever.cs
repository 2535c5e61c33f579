using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Tries the retriever alone, with a longer list.</summary>
/// <param name="retriever">The retriever.</param>
/// <param name="filter">The filter that its component always has.</param>
/// <param name="options">How long the list is, and what is measured.</param>
internal sealed class IsolatedRetriever(IRetriever retriever, MetadataFilter? filter, SystemEvaluationOptions options)
{
    public async Task<IsolatedRetrieval> FindAsync(
        LabelledQuestion question, GoldJudge judge, CancellationToken cancellationToken)
    {
        var found = await retriever.RetrieveAsync(question.Question, options.RetrieverTop, filter, cancellationToken)
            .ConfigureAwait(false);
        return new IsolatedRetrieval(judge.Rank(found), Measure(question, found));
    }

    private Dictionary<string, double> Measure(LabelledQuestion question, IReadOnlyList<ScoredChunk> found)
    {
        if (question.Gold.Count == 0 || !question.IsAnswerable)
        {
            return [];
        }

        // A document counts where its best chunk stands.
        var documents = found.GroupBy(one => GoldOf(question, one.Chunk.DocumentId), StringComparer.Ordinal)
            .Select(group => ("", group.Key, group.Max(one => one.Score)));
        var ranking = new RankedRun(documents)[""];
        var grades = question.Gold.Select(place => place.DocumentId).Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, _ => 1, StringComparer.Ordinal);
        return options.Measures.ToDictionary(
            measure => measure.Name, measure => measure.Of(ranking, grades), StringComparer.Ordinal);
    }

    // A part of a file, such as an attachment, counts for the file that the label names.
    private static string GoldOf(LabelledQuestion question, string documentId) =>
        question.Gold.FirstOrDefault(place => Document.BelongsTo(documentId, place.DocumentId))?.DocumentId
        ?? documentId;
}
