namespace AskYourDocuments;

/// <summary>What the program tells the shell.</summary>
internal enum ExitCode
{
    /// <summary>All went well, whether or not there was an answer.</summary>
    Done = 0,

    /// <summary>Something that nobody foresaw.</summary>
    Unexpected = 1,

    /// <summary>The command line is wrong.</summary>
    BadCommandLine = 2,

    /// <summary>The folder of documents is not there or cannot be read.</summary>
    BadFolder = 3,

    /// <summary>The folder has no text that could be indexed.</summary>
    NothingToIndex = 4,

    /// <summary>The index is damaged, of another model or of a newer version, or its folder refuses.</summary>
    BadIndex = 5,

    /// <summary>Another process is writing to the index.</summary>
    IndexInUse = 6,

    /// <summary>A model is missing or damaged.</summary>
    BadModel = 7,

    /// <summary>All went well, but some files could not be read.</summary>
    SomeFilesFailed = 8,

    /// <summary>Ctrl-C.</summary>
    Cancelled = 130,
}
