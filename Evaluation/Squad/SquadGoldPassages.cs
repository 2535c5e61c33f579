using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>The paragraphs of a data set as gold passages; the chunks are those of an index of it.</summary>
public sealed class SquadGoldPassages : IGoldPassages
{
    private readonly Dictionary<string, Chunk> _paragraphs;
    private readonly StoredGoldPassages _stored;

    /// <summary>Gold passages of a data set.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="index">An index of <see cref="SquadCorpus.Documents"/>, which stays the caller's.</param>
    public SquadGoldPassages(SquadDataSet dataSet, IChunkReader index)
    {
        _stored = new StoredGoldPassages(index);
        _paragraphs = SquadCorpus.Documents(dataSet).ToDictionary(
            document => document.Id,
            document => Chunk.Of(document, new TextSpan(0, document.Text.Length), 0, 0),
            StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GoldPlace>> LocateAsync(
        LabelledQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return ValueTask.FromResult(question.Gold);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Chunk>> GetWholeAsync(
        LabelledQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return ValueTask.FromResult<IReadOnlyList<Chunk>>(
        [
            .. question.Gold.Select(place => place.DocumentId).Distinct(StringComparer.Ordinal)
                .Where(_paragraphs.ContainsKey).Select(id => _paragraphs[id]),
        ]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Chunk>> GetChunksAsync(
        LabelledQuestion question, CancellationToken cancellationToken = default) =>
        _stored.GetChunksAsync(question, cancellationToken);
}
