namespace Search.Inference;

/// <summary>A step that turns tokens back into text. Immutable.</summary>
internal abstract class TokenDecoder
{
    /// <summary>Rewrites the tokens; what is left at the end of all steps is joined.</summary>
    public abstract List<string> Decode(List<string> tokens);
}
