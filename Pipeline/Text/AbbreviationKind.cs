namespace Search.Pipeline;

/// <summary>What a full stop after a word says about the end of its sentence, when no small letter follows.</summary>
internal enum AbbreviationKind
{
    /// <summary>The word is no abbreviation: the sentence ends.</summary>
    None,

    /// <summary>Something always follows, as after a title: the sentence goes on.</summary>
    Leading,

    /// <summary>An abbreviation before a number (<c>p. 12</c>), else a word: it goes on before a number.</summary>
    BeforeNumber,

    /// <summary>Stands inside sentences and at their ends: it goes on unless the next word often begins one.</summary>
    Either,
}
