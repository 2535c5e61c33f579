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
        ".docx" or ".docm" or ".dotx" or ".dotm" => Word,
        ".xlsx" or ".xlsm" or ".xltx" or ".xltm" => Excel,
        ".pptx" or ".pptm" or ".potx" or ".potm" or ".ppsx" or ".ppsm" => PowerPoint,
        ".odt" => OpenDocumentTypes.Text,
        ".ott" => OpenDocumentTypes.TextTemplate,
        ".ods" => OpenDocumentTypes.Spreadsheet,
        ".ots" => OpenDocumentTypes.SpreadsheetTemplate,
        ".odp" => OpenDocumentTypes.Presentation,
        ".otp" => OpenDocumentTypes.PresentationTemplate,
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
        // A new format in the old container is encrypted; its converter says so.
        ".docx" or ".docm" => Word,
        ".xlsx" or ".xlsm" => Excel,
        ".pptx" or ".pptm" => PowerPoint,
        _ => null,
    };

    private static string Extension(string fileName) => Path.GetExtension(fileName).ToLowerInvariant();
}
