namespace Search.Indexing;

/// <summary>What the parsing side has to know to convert a file; it crosses the border to the worker.</summary>
internal sealed record PdfRequest(
    IReadOnlyList<string> Passwords,
    bool JoinHyphenatedWords,
    bool KeepRepeatedLines,
    PdfHiddenText HiddenText,
    bool RecognizesText,
    int MaxCharacters,
    int MaxDepth,
    int MaxPages,
    long MaxInflatedBytes,
    int MaxInflationRatio);
