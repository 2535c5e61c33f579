namespace Search.Reader;

/// <summary>The equations of one step of Newton's method for a logistic regression on gap, one, and passages.</summary>
internal sealed class NormalEquations
{
    private const int Size = 3;

    private readonly double[,] _curvature = new double[Size, Size];
    private readonly double[] _slope = new double[Size];

    public NormalEquations(double ridge)
    {
        for (var i = 0; i < Size; i++)
        {
            _curvature[i, i] = ridge;
        }
    }

    /// <summary>Adds a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="parameters">The parameters so far.</param>
    /// <param name="logPassages">The logarithm of its passages, or 0 when that is not fitted.</param>
    public void Add(CalibrationSample sample, ReadOnlySpan<double> parameters, double logPassages)
    {
        ReadOnlySpan<double> variables = [sample.NullGap, 1, logPassages];
        var sum = 0.0;
        for (var i = 0; i < Size; i++)
        {
            sum += parameters[i] * variables[i];
        }

        var probability = Logistic.Of(sum);
        var error = (sample.IsPositive ? 1 : 0) - probability;
        var weight = probability * (1 - probability);
        for (var i = 0; i < Size; i++)
        {
            _slope[i] += error * variables[i];
            for (var j = 0; j < Size; j++)
            {
                _curvature[i, j] += weight * variables[i] * variables[j];
            }
        }
    }

    /// <summary>The change of the parameters, by Gaussian elimination; the matrix is positive definite.</summary>
    public double[] Solve()
    {
        for (var i = 0; i < Size; i++)
        {
            for (var row = i + 1; row < Size; row++)
            {
                var factor = _curvature[row, i] / _curvature[i, i];
                for (var column = i; column < Size; column++)
                {
                    _curvature[row, column] -= factor * _curvature[i, column];
                }

                _slope[row] -= factor * _slope[i];
            }
        }

        var change = new double[Size];
        for (var i = Size - 1; i >= 0; i--)
        {
            var rest = _slope[i];
            for (var column = i + 1; column < Size; column++)
            {
                rest -= _curvature[i, column] * change[column];
            }

            change[i] = rest / _curvature[i, i];
        }

        return change;
    }
}
