namespace Search.Pipeline;

/// <summary>Why an index cannot be opened or written.</summary>
public enum StoreProblem
{
    /// <summary>Files of the index are missing or changed.</summary>
    Damaged,

    /// <summary>The index was written by a newer version of this library.</summary>
    NewerFormat,

    /// <summary>The vectors in the index were made by another model.</summary>
    OtherModel,

    /// <summary>Another process is writing to the index.</summary>
    InUse,

    /// <summary>The folder cannot be read or written: permissions, a full disk.</summary>
    NoAccess,

    /// <summary>The folder holds other files and no index; nothing in it was touched.</summary>
    NotAnIndex,

    /// <summary>The words in the index were cut by the rules of another language.</summary>
    OtherLanguage,

    /// <summary>A file is in the store already, and was not to be written then.</summary>
    Duplicate,

    /// <summary>The index was written by an older version of this library, whose format is not read any more.</summary>
    OlderFormat,
}
