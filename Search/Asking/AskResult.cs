using Search.Pipeline;

namespace Search;

/// <summary>What an index has to say to a question.</summary>
public sealed record AskResult
{
    /// <summary>The question as it was asked.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// The best answers, best first; empty when there is none in these documents, or when nobody was asked to read.
    /// </summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>The chunks nearest to the question, best first, whether or not an answer stands in them.</summary>
    public required IReadOnlyList<ScoredChunk> Passages { get; init; }

    /// <summary>What a person should know about this result, such as a question that had to be cut.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether there is an answer.</summary>
    public bool HasAnswer => Answers.Count > 0;

    /// <summary>The result as JSON, with positions in UTF-16 code units and in Unicode code points.</summary>
    public string ToJson(bool indented = false) => AskResultJson.Write(this, indented);
}
