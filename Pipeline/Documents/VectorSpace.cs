namespace Search.Pipeline;

/// <summary>The vectors that can be compared with one another: those of one model, of one length.</summary>
/// <param name="Model">The model that makes the vectors.</param>
/// <param name="Dimensions">The number of components of a vector.</param>
public sealed record VectorSpace(ModelIdentity Model, int Dimensions)
{
    /// <summary>The model and the number of dimensions.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Model}, {Dimensions} dimensions");
}
