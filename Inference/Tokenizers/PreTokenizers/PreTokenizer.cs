namespace Search.Inference;

/// <summary>A step that splits the text into the pieces that the model reads. Immutable.</summary>
internal abstract class PreTokenizer
{
    public abstract void Apply(TokenizerState state);
}
