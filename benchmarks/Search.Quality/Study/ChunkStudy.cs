using Search.Inference;
using Search.Reader;

namespace Search.Quality;

/// <summary>How large chunks are, and how much they overlap, when the same number of tokens is read.</summary>
/// <param name="data">The articles and questions.</param>
/// <param name="kept">The folder that keeps indexes and readings.</param>
internal sealed class ChunkStudy(StudyData data, DirectoryInfo kept)
{
    private const int TokensRead = 2048;
    private const int Depth = 100;

    private static readonly StudyCut[] Cuts =
    [
        new(128), new(128, 32), new(192, 32), new(256), new(256, 32), new(256, 64), new(384), new(384, 64),
    ];

    /// <summary>Measures all cuts.</summary>
    /// <param name="generator">The embedder.</param>
    /// <param name="reader">The reader; it should return one answer, whatever its gap.</param>
    /// <param name="asked">How many questions are asked of each index.</param>
    /// <param name="read">For how many of them the chunks are read.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<StudyTable> MeasureAsync(
        TransformerEmbeddingGenerator generator, ExtractiveReader reader, int asked, int read,
        CancellationToken cancellationToken)
    {
        var table = new StudyTable(
            "chunk size and overlap, 2,048 tokens read", ["F1", "exact match", "answer in the chunks read"]);
        foreach (var cut in Cuts)
        {
            var passages = TokensRead / cut.Tokens!.Value;
            await using var index = await StudyIndex.OpenAsync(data, cut, generator, kept, cancellationToken);
            var found = Recall(await index.FindAsync(data.Sample(asked), Depth, cancellationToken), passages);
            var readings = await StudyReading.ReadAsync(
                FileFor(cut, read), reader,
                [
                    .. (await index.FindAsync(data.Sample(read), Depth, cancellationToken))
                        .Select(lists => (lists.Question, lists.Best(passages))),
                ],
                cancellationToken);
            table.Add($"{cut}", With(Answers(readings), found));
        }

        return table;
    }

    private FileInfo FileFor(StudyCut cut, int read) =>
        new(Path.Combine(kept.FullName, FormattableString.Invariant($"readings-{cut}-{read}.jsonl").Replace('/', '-')));

    private static StudyRow Recall(IReadOnlyList<StudyLists> lists, int passages) =>
        StudyRow.OfHalves(lists, one => one.Question.IsForChoosing, half =>
            [half.Average(one => one.Best(passages).Any(found => one.Question.IsAnsweredBy(found.Chunk)) ? 1.0 : 0)]);

    private static StudyRow Answers(IReadOnlyList<StudyReading> readings) =>
        StudyRow.OfHalves(readings, reading => reading.IsForChoosing, half =>
        [
            half.Average(reading => reading.Best(int.MaxValue, answer => answer.Worth)?.F1 ?? 0),
            half.Average(reading => reading.Best(int.MaxValue, answer => answer.Worth)?.Exact ?? 0),
        ]);

    private static StudyRow With(StudyRow row, StudyRow more) =>
        new([.. row.Choosing, .. more.Choosing], [.. row.Reporting, .. more.Reporting]);
}
