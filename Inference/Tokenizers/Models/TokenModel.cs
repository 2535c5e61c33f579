namespace Search.Inference;

/// <summary>The model of a tokenizer file: its vocabulary and the way it cuts a piece into tokens. Immutable.</summary>
internal abstract class TokenModel
{
    public abstract Vocabulary Vocabulary { get; }

    /// <summary>Number of tokens as the reference counts them, which is where ids of added tokens go on.</summary>
    public virtual int Size => Vocabulary.Count;

    /// <summary>
    /// Whether tokens with this id stand for whatever text they cover, not for the vocabulary's string.
    /// </summary>
    public virtual bool KeepsText(int id) => false;

    /// <summary>Makes the part that holds working memory; one is used by one thread at a time.</summary>
    public abstract ModelWorker CreateWorker();
}
