using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Ranks chunks by a field of their metadata, such as a date or a number of votes.</summary>
/// <remarks>
/// Numbers, booleans, dates (also as ISO 8601 strings) and other strings are ordered, each among their like; a chunk
/// whose value is of another kind than the first chunk's counts as one without the field. Thread-safe.
/// </remarks>
public sealed class MetadataFieldRanker : IRanker
{
    private const double RankConstant = 61;

    private readonly string _field;
    private readonly MetadataFieldRankerOptions _options;

    /// <summary>Makes a ranker.</summary>
    /// <param name="field">The name, as in <see cref="MetadataFilter.Field"/>.</param>
    /// <param name="options">How to rank.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public MetadataFieldRanker(string field, MetadataFieldRankerOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        _field = field;
        _options = options ?? new MetadataFieldRankerOptions();
        _options.Check();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ScoredChunk>> RankAsync(
        string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_options.Weight == 0 ? chunks : Rank(chunks));
    }

    private static double ReciprocalRank(int rank) => 1 / (RankConstant + rank);

    private IReadOnlyList<ScoredChunk> Rank(IReadOnlyList<ScoredChunk> chunks)
    {
        var values = chunks.Select(found => new FieldValue(found, MetadataFieldValue.Of(found.Chunk, _field))).ToList();
        var kind = values.Find(value => value.Value is not null).Value?.Kind;
        if (kind is null)
        {
            return chunks;
        }

        var with = values.Where(value => value.Value?.Kind == kind).ToList();
        var without = values.Where(value => value.Value?.Kind != kind).ToList();
        IEnumerable<FieldValue> ordered = _options.Ascending
            ? with.OrderBy(value => value.Value, MetadataFieldValue.Order)
            : with.OrderByDescending(value => value.Value, MetadataFieldValue.Order);
        var byField = _options.Missing switch
        {
            MissingMetadata.Top => [.. without, .. ordered],
            MissingMetadata.Bottom => [.. ordered, .. without],
            _ => ordered.ToList(),
        };
        var byScore = _options.Missing == MissingMetadata.Drop ? with : values;
        return Join(byScore, byField);
    }

    private IReadOnlyList<ScoredChunk> Join(List<FieldValue> byScore, List<FieldValue> byField)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var rank = 0; rank < byField.Count; rank++)
        {
            Add(scores, byScore[rank], (1 - _options.Weight) * OwnScore(byScore[rank].Found.Score, rank));
            Add(scores, byField[rank], _options.Weight * FieldScore(rank, byField.Count));
        }

        return
        [
            .. byScore.Select(value => value.Found with { Score = scores[value.Found.Chunk.Id] })
                .OrderByDescending(found => found.Score),
        ];
    }

    private static void Add(Dictionary<string, double> scores, FieldValue value, double score)
    {
        var id = value.Found.Chunk.Id;
        scores[id] = scores.GetValueOrDefault(id) + score;
    }

    private double OwnScore(double score, int rank) =>
        _options.Mode == MetadataRankingMode.ReciprocalRank ? ReciprocalRank(rank) : score is >= 0 and <= 1 ? score : 0;

    private double FieldScore(int rank, int count) => _options.Mode == MetadataRankingMode.ReciprocalRank
        ? ReciprocalRank(rank)
        : (count - rank) / (double)count;

    private readonly record struct FieldValue(ScoredChunk Found, MetadataFieldValue? Value);
}
