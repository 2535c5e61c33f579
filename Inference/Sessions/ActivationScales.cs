namespace Search.Inference;

/// <summary>
/// How a model whose activations are quantised while it runs takes their scales. A model of another kind is run as it
/// is.
/// </summary>
/// <remarks>
/// A dynamically quantised file asks for one scale for all activations of a batch. One token with a large value then
/// costs all others their precision, and a vector depends on what else is in its batch. With a scale for each row,
/// which is one token, neither is so. The model is rewritten when it is loaded; its file stays as it is.
/// </remarks>
public enum ActivationScales
{
    /// <summary>One for all activations of a batch, as the file says.</summary>
    AsStored,

    /// <summary>One for each row, so that a vector does not depend on its batch.</summary>
    ByRow,
}
