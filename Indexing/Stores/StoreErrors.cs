using Lucene.Net.Index;
using Lucene.Net.Store;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// The sentences in which the store says what is wrong, and what the storage layer's exceptions mean.
/// </summary>
internal static class StoreErrors
{
    private const int NoNumberOfTheSystem = unchecked((int)0x80131620);

    public static StoreException Damaged(string folder, string what, Exception? inner = null) => new(
        StoreProblem.Damaged,
        $"The index in '{folder}' is damaged: {what}. Delete the folder and index the files again.",
        inner);

    public static StoreException NotAnIndex(string folder, string what) => new(
        StoreProblem.NotAnIndex,
        $"The folder '{folder}' holds {what} and no index of this library. " +
        "Choose an empty or a new folder for the index.");

    public static StoreException NewerFormat(string folder, string found, int known, Exception? inner = null) => new(
        StoreProblem.NewerFormat,
        $"The index in '{folder}' has format {found}; this version of the library reads formats up to {known}. " +
        "Update the library, or delete the folder and index the files again.",
        inner);

    public static StoreException OlderFormat(string folder, string found, int known) => new(
        StoreProblem.OlderFormat,
        $"The index in '{folder}' has format {found}, written by an older version of the library; " +
        $"this version reads format {known}. Delete the folder and index the files again.");

    public static StoreException OtherModel(string folder, VectorSpace found, VectorSpace expected) => new(
        StoreProblem.OtherModel,
        $"The index in '{folder}' holds vectors of {found}, which cannot be compared with vectors of {expected}. " +
        "Open it with the model that made it, or delete the folder and index the files again.");

    public static StoreException OtherLanguage(string folder, KeywordLanguage found, KeywordLanguage expected) => new(
        StoreProblem.OtherLanguage,
        $"The words of the index in '{folder}' were cut by the rules '{found}', not '{expected}'. " +
        "Open it with that language or with none, or delete the folder and index the files again.");

    /// <summary>
    /// Whether the exception is the storage layer's: about files, not about arguments or our own mistakes.
    /// </summary>
    public static bool IsStorage(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or MergePolicy.MergeException;

    /// <summary>
    /// Whether the exception may mean a damaged index while one is opened: garbage in a file leads to any.
    /// </summary>
    public static bool IsStorageAtOpen(Exception exception) =>
        exception is not (StoreException or OperationCanceledException);

    /// <summary>What an exception of the storage layer means.</summary>
    public static StoreException Translate(Exception exception, string folder) => exception switch
    {
        LockObtainFailedException => new StoreException(
            StoreProblem.InUse,
            $"Another program or another part of this one is writing to the index in '{folder}'. " +
            "Searching is still possible; write again when the other writer has closed the index.",
            exception),
        IndexFormatTooNewException => NewerFormat(folder, "of a newer Lucene", IndexStamp.CurrentFormat, exception),
        MergePolicy.MergeException or IOException { HResult: NoNumberOfTheSystem }
            when exception.InnerException is { } cause && IsStorage(cause) => Translate(cause, folder),
        UnauthorizedAccessException => NoAccess(folder, exception),
        IOException { HResult: not NoNumberOfTheSystem } when !IsMissing(exception) => NoAccess(folder, exception),
        _ => Damaged(folder, FirstLineOf(exception), exception),
    };

    // Lucene throws the same type for a file that makes no sense as the system does for one that it cannot read; only
    // the system gives its error a number.
    private static bool IsMissing(Exception exception) =>
        exception is EndOfStreamException or FileNotFoundException or CorruptIndexException;

    private static StoreException NoAccess(string folder, Exception exception) => new(
        StoreProblem.NoAccess,
        $"The index in '{folder}' cannot be read or written: {FirstLineOf(exception)}. " +
        "Check the folder's permissions and the free space of the disk.",
        exception);

    private static string FirstLineOf(Exception exception) =>
        exception.Message.AsSpan().Trim().TrimEnd('.').ToString().Split('\n', 2)[0].Trim();
}
