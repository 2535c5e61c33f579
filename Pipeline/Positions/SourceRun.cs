namespace Search.Pipeline;

/// <summary>
/// A stretch of text and the stretch of the file that it came from; it ends where the next run begins.
/// </summary>
/// <param name="TextStart">Its start in the text.</param>
/// <param name="FileStart">The start of its origin in the file.</param>
/// <param name="FileLength">The length of its origin in the file.</param>
/// <param name="IsCopied">
/// Whether text and origin are equal unit by unit; else the origin stands for the run as a whole.
/// </param>
internal readonly record struct SourceRun(int TextStart, int FileStart, int FileLength, bool IsCopied)
{
    public int FileEnd => FileStart + FileLength;

    /// <summary>The place in the file of the text's unit at the index.</summary>
    public int StartOf(int textIndex) => IsCopied ? FileStart + (textIndex - TextStart) : FileStart;

    /// <summary>The place in the file after the text's last unit, which stands before the index.</summary>
    public int EndOf(int textIndex) => IsCopied ? FileStart + (textIndex - TextStart) : FileEnd;
}
