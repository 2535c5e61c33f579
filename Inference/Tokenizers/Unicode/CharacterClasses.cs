namespace Search.Inference;

/// <summary>
/// What the reference tokenizers know of a code point; the bits of the R lines of UnicodeProperties.txt.
/// </summary>
[Flags]
internal enum CharacterClasses : byte
{
    None = 0,

    /// <summary>General category P.</summary>
    Punctuation = 0x01,

    /// <summary>Nd, Nl or No in the Unicode version of the reference's digit splitter.</summary>
    Numeric = 0x02,

    /// <summary>The regular expression \w.</summary>
    Word = 0x04,

    /// <summary>The regular expression \p{L} of the byte-level splitter.</summary>
    Letter = 0x08,

    /// <summary>The regular expression \p{N} of the byte-level splitter.</summary>
    Number = 0x10,

    /// <summary>Control, format and private-use characters, which BERT's cleaning removes.</summary>
    Control = 0x20,

    /// <summary>A non-spacing mark, which BERT's accent stripping removes.</summary>
    NonSpacingMark = 0x40,

    /// <summary>Any combining mark, which the StripAccents normalizer removes.</summary>
    Mark = 0x80,
}
