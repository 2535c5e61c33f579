namespace Search.Evaluation;

/// <summary>Something that the reader thinks of as an answer.</summary>
public sealed record CandidateRow
{
    /// <summary>The rank among all candidates of the question, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>The document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Where the words begin in the document's text, in UTF-16 code units.</summary>
    public required int Start { get; init; }

    /// <summary>Where they end, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>The rank, from 1, of the chunk among those that were read; null when it was none of them.</summary>
    public int? PassageRank { get; init; }

    /// <summary>Start logit plus end logit.</summary>
    public required double Logit { get; init; }

    /// <summary>The logit minus that of "no answer"; null when the model has none.</summary>
    public double? NullGap { get; init; }

    /// <summary>How likely it is right, as the reader sees it, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The score of the chunk, of the retriever or the ranker.</summary>
    public required double RetrievalScore { get; init; }

    /// <summary>Whether it is an accepted answer.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>The F1 of its words with those of the nearest accepted answer, 0 to 1.</summary>
    public required double F1 { get; init; }
}
