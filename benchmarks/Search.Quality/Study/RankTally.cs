namespace Search.Quality;

/// <summary>Where the first right chunk of each question stands.</summary>
internal sealed class RankTally
{
    private const int Depth = 10;

    private int _questions;
    private int _found;
    private double _reciprocal;
    private double _gain;

    /// <summary>The share of questions with a right chunk among the first ten.</summary>
    public double Recall => _found / (double)_questions;

    /// <summary>The mean of one divided by the rank of the first right chunk, 0 where there is none.</summary>
    public double ReciprocalRank => _reciprocal / _questions;

    /// <summary>The mean nDCG of the first ten when one chunk is right.</summary>
    public double Ndcg => _gain / _questions;

    /// <summary>Counts a question.</summary>
    /// <param name="rank">The rank, from 0, of the first right chunk; below 0 when there is none.</param>
    public void Add(int rank)
    {
        _questions++;
        if (rank >= 0)
        {
            _reciprocal += 1.0 / (rank + 1);
        }

        if (rank is >= 0 and < Depth)
        {
            _found++;
            _gain += 1 / Math.Log2(rank + 2);
        }
    }
}
