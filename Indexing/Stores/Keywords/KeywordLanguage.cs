namespace Search.Indexing;

/// <summary>By whose rules a text is cut into words: word breaks, stop words, stems.</summary>
public enum KeywordLanguage
{
    /// <summary>Porter stems; a short list of stop words in chunks, a longer one in questions.</summary>
    English,

    /// <summary>Umlauts and ß made alike, light stems.</summary>
    German,

    /// <summary>Articles cut off before an apostrophe, light stems.</summary>
    French,

    /// <summary>Light stems.</summary>
    Spanish,

    /// <summary>Articles cut off before an apostrophe, light stems.</summary>
    Italian,

    /// <summary>Light stems.</summary>
    Portuguese,

    /// <summary>Snowball stems.</summary>
    Dutch,

    /// <summary>Snowball stems.</summary>
    Russian,

    /// <summary>Chinese, Japanese and Korean: every two neighbouring characters are a word.</summary>
    Cjk,

    /// <summary>Words as they are, in lower case: no stop words, no stems.</summary>
    Standard,

    /// <summary>
    /// Each document by its own language: what its metadata says under <c>language</c>, else what its words look like;
    /// <see cref="Standard"/> for a language without rules of its own. A question is cut by the rules of every language
    /// in the index.
    /// </summary>
    PerDocument,
}
