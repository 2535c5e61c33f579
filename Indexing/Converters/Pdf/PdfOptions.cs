namespace Search.Indexing;

/// <summary>How PDF files are converted.</summary>
public sealed record PdfOptions
{
    /// <summary>The defaults.</summary>
    public static PdfOptions Default { get; } = new();

    /// <summary>
    /// Passwords to try on encrypted files, beside the empty one. They are sent to the worker process through a pipe
    /// and stand in no argument, environment variable or message.
    /// </summary>
    public IReadOnlyList<string> Passwords { get; init; } = [];

    /// <summary>Whether a word that a line end cuts at a hyphen is joined; true by default.</summary>
    /// <remarks>The hyphen stays where the document writes the word with one elsewhere.</remarks>
    public bool JoinHyphenatedWords { get; init; } = true;

    /// <summary>
    /// Whether headers and footers that repeat on many pages, and page numbers, stay in the text on every page; by
    /// default only the first of each header or footer stays, and a warning names what was left out.
    /// </summary>
    public bool KeepRepeatedLines { get; init; }

    /// <summary>What becomes of text that a page does not show.</summary>
    public PdfHiddenText HiddenText { get; init; } = PdfHiddenText.OnScans;

    /// <summary>Reads the pages that have images and no text; without one they are a warning.</summary>
    public IPageTextRecognizer? TextRecognizer { get; init; }

    /// <summary>The process that the files are parsed in.</summary>
    public PdfWorkerOptions Worker { get; init; } = PdfWorkerOptions.Default;
}
