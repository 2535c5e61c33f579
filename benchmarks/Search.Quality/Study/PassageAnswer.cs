using Search.Pipeline;

namespace Search.Quality;

/// <summary>The best answer of one passage.</summary>
/// <param name="Logit">Its logit.</param>
/// <param name="Gap">Its gap to "no answer".</param>
/// <param name="Exact">Whether it equals an accepted answer, 0 or 1.</param>
/// <param name="F1">The words that it shares with the nearest accepted answer, 0 to 1.</param>
/// <param name="Rank">The rank of the passage, from 1.</param>
/// <param name="Score">The score that the retriever gave the passage.</param>
internal sealed record PassageAnswer(
    double Logit, double Gap, double Exact, double F1, int Rank, double Score)
{
    /// <summary>By what answers are ranked unless something else is asked for.</summary>
    public double Worth => Gap + (ReaderComponent.DefaultRankWeight / Rank);
}
