namespace Search.Quality;

/// <summary>Which fusion of which depth finds the right paragraph.</summary>
internal static class FusionStudy
{
    /// <summary>How many chunks each retriever is asked for at most.</summary>
    public const int Deepest = 200;

    private static readonly int[] Depths = [20, 50, 100, Deepest];

    /// <summary>Measures all forms in all depths on both halves.</summary>
    public static StudyTable Measure(IReadOnlyList<StudyLists> lists)
    {
        var table = new StudyTable("fusion", ["nDCG@10", "MRR", "recall@10"]);
        table.Add("keywords alone", Row(lists, one => RankIn(one, [.. one.Keyword.Select(found => found.Chunk.Id)])));
        table.Add("vectors alone", Row(lists, one => RankIn(one, [.. one.Embedding.Select(found => found.Chunk.Id)])));
        foreach (var form in FusionForm.All)
        {
            foreach (var depth in Depths)
            {
                table.Add($"{form}, depth {depth}", Row(lists, one => RankIn(one, form.Fuse(one, depth))));
            }
        }

        return table;
    }

    private static StudyRow Row(IReadOnlyList<StudyLists> lists, Func<StudyLists, int> rank) =>
        StudyRow.OfHalves(lists, one => one.Question.IsForChoosing, half =>
        {
            var tally = new RankTally();
            foreach (var one in half)
            {
                tally.Add(rank(one));
            }

            return [tally.Ndcg, tally.ReciprocalRank, tally.Recall];
        });

    private static int RankIn(StudyLists lists, IReadOnlyList<string> ids)
    {
        var right = lists.Keyword.Concat(lists.Embedding).Where(found => lists.Question.IsAnsweredBy(found.Chunk))
            .Select(found => found.Chunk.Id).ToHashSet(StringComparer.Ordinal);
        for (var rank = 0; rank < ids.Count; rank++)
        {
            if (right.Contains(ids[rank]))
            {
                return rank;
            }
        }

        return -1;
    }
}
