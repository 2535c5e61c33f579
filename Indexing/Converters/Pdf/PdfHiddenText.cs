namespace Search.Indexing;

/// <summary>What becomes of text that a page of a PDF holds and does not show.</summary>
public enum PdfHiddenText
{
    /// <summary>
    /// It is kept where a page has images and no other text, as scanners write it; else it is left out with a warning.
    /// </summary>
    OnScans,

    /// <summary>It is kept on every page.</summary>
    Keep,

    /// <summary>It is left out on every page, with a warning.</summary>
    LeaveOut,
}
