using System.Globalization;
using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Makes one passage of neighbouring chunks.</summary>
internal static class Passages
{
    /// <summary>
    /// Joins chunks that touch or overlap, each passage an exact slice again; where text lies between two that no chunk
    /// has, a new passage begins.
    /// </summary>
    /// <param name="chunks">Chunks of one document in the order of their starts.</param>
    public static IReadOnlyList<Chunk> Join(IEnumerable<Chunk> chunks)
    {
        var passages = new List<(Chunk First, Chunk Joined)>();
        foreach (var chunk in chunks)
        {
            if (passages.Count > 0 && chunk.Span.Start <= passages[^1].Joined.Span.End)
            {
                var (first, joined) = passages[^1];
                passages[^1] = (first, Join(first, joined, chunk));
            }
            else
            {
                passages.Add((chunk, chunk));
            }
        }

        return [.. passages.Select(passage => passage.Joined)];
    }

    private static Chunk Join(Chunk first, Chunk joined, Chunk next)
    {
        var known = joined.Span.End - next.Span.Start;
        return known >= next.Text.Length ? joined : joined with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{first.Id}..{next.Index}"),
            Text = joined.Text + next.Text[known..],
            Span = new TextSpan(joined.Span.Start, next.Span.End),
            SourceMap = joined.SourceMap.Append(next.SourceMap.Slice(new TextSpan(known, next.Text.Length))),
            IsOversized = joined.IsOversized || next.IsOversized,
        };
    }
}
