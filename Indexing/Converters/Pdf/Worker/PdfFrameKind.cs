namespace Search.Indexing;

/// <summary>What a frame between the program and its worker holds.</summary>
internal enum PdfFrameKind : byte
{
    /// <summary>From the worker: it is ready for files.</summary>
    Ready = 1,

    /// <summary>To the worker: a file comes, and this is how to convert it.</summary>
    Request,

    /// <summary>To the worker: bytes of the file.</summary>
    Bytes,

    /// <summary>To the worker: that was the file.</summary>
    End,

    /// <summary>From the worker: the file is open, or a page is done.</summary>
    Step,

    /// <summary>From the worker: a page to be read by the recognizer.</summary>
    Page,

    /// <summary>To the worker: what the recognizer read.</summary>
    PageText,

    /// <summary>From the worker: what was made of the file.</summary>
    Result,
}
