namespace Search.Inference;

/// <summary>A model folder is missing, incomplete, damaged, or not of a kind that can be used here.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in which file, and what to do about it.</param>
    /// <param name="innerException">What the layer below said.</param>
    public ModelException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
