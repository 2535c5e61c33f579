namespace Search.Indexing;

/// <summary>What the parsing side tells and asks while it works.</summary>
internal interface IPdfProgress
{
    /// <summary>A page is done, or the file is open.</summary>
    void OnStep();

    /// <summary>Has a scanned page read.</summary>
    string? Recognize(ScannedPage page);
}
