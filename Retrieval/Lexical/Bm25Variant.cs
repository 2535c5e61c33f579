namespace Search.Retrieval;

/// <summary>The formula of a <see cref="Bm25Corpus"/>.</summary>
public enum Bm25Variant
{
    /// <summary>Robertson's; a word in more than half of the documents counts ε times the mean word.</summary>
    Okapi,

    /// <summary>BM25L (Lv and Zhai 2011): does not punish long documents as much.</summary>
    L,

    /// <summary>BM25+ (Lv and Zhai 2011): every occurrence of a word counts at least δ.</summary>
    Plus,
}
