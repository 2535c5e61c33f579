namespace Search.Indexing;

/// <summary>How a <see cref="LuceneChunkStore"/> weighs words, searches vectors and uses memory.</summary>
public sealed class LuceneChunkStoreOptions
{
    /// <summary>The default of <see cref="TitleBoost"/> and <see cref="HeadingBoost"/>.</summary>
    public const float DefaultBoost = 0.5f;

    /// <summary>The default of <see cref="WriteBufferMegabytes"/>.</summary>
    public const int DefaultWriteBufferMegabytes = 64;

    /// <summary>
    /// What the BM25 score of a word in the title counts beside that of the same word in the text, which counts 1; from
    /// 0. Default 0.5. A search setting: it can change from one opening of an index to the next.
    /// </summary>
    public float TitleBoost { get; init; } = DefaultBoost;

    /// <summary>The same for a word in the headings above the chunk. Default 0.5.</summary>
    public float HeadingBoost { get; init; } = DefaultBoost;

    /// <summary>
    /// What two neighbouring words of the question count when they are neighbours in the text too, beside their own
    /// scores; from 0. Default 0: the order of words does not matter. A search setting.
    /// </summary>
    public float PhraseBonus { get; init; }

    /// <summary>
    /// By whose rules texts are cut into words. An index keeps the language that it was made with; null takes it as it
    /// is, and makes a new one English. Default null.
    /// </summary>
    public KeywordLanguage? Language { get; init; }

    /// <summary>
    /// How many megabytes of new chunks a write collects before it moves them to disk, from 1 to 2048. Default 64.
    /// A write of more than that is still all or nothing.
    /// </summary>
    public int WriteBufferMegabytes { get; init; } = DefaultWriteBufferMegabytes;

    /// <summary>How vectors are searched. A search setting, too.</summary>
    public VectorSearchOptions Vectors { get; init; } = new();

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Vectors);
        Vectors.Check();
        ThrowIfNoBoost(TitleBoost, nameof(TitleBoost));
        ThrowIfNoBoost(HeadingBoost, nameof(HeadingBoost));
        ThrowIfNoBoost(PhraseBonus, nameof(PhraseBonus));
        if (Language is { } language && !Enum.IsDefined(language))
        {
            throw new ArgumentOutOfRangeException(nameof(Language), language, "There is no such language.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(WriteBufferMegabytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(WriteBufferMegabytes, 2048);
    }

    private static void ThrowIfNoBoost(float value, string name)
    {
        if (!float.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number from 0.");
        }
    }
}
