namespace Search.Indexing;

/// <summary>The media types of office files, which are containers whose start may not tell what they contain.</summary>
internal static class OfficeTypes
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string PowerPoint = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    /// <summary>What a file with that extension is, given that it is a zip file.</summary>
    public static string? FindZipped(string fileName) => Extension(fileName) switch
    {
        ".docx" => Word,
        ".xlsx" => Excel,
        ".pptx" => PowerPoint,
        ".odt" => "application/vnd.oasis.opendocument.text",
        ".ods" => "application/vnd.oasis.opendocument.spreadsheet",
        ".odp" => "application/vnd.oasis.opendocument.presentation",
        ".epub" => "application/epub+zip",
        _ => null,
    };

    /// <summary>What a file with that extension is, given that it is an OLE compound file.</summary>
    public static string? FindCompound(string fileName) => Extension(fileName) switch
    {
        ".doc" => "application/msword",
        ".xls" => "application/vnd.ms-excel",
        ".ppt" => "application/vnd.ms-powerpoint",
        ".msg" => "application/vnd.ms-outlook",
        _ => null,
    };

    private static string Extension(string fileName) => Path.GetExtension(fileName).ToLowerInvariant();
}
