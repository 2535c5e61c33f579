namespace Search.Indexing;

/// <summary>The media types of OpenDocument files that are read, templates included.</summary>
internal static class OpenDocumentTypes
{
    public const string Text = "application/vnd.oasis.opendocument.text";
    public const string TextTemplate = "application/vnd.oasis.opendocument.text-template";
    public const string Spreadsheet = "application/vnd.oasis.opendocument.spreadsheet";
    public const string SpreadsheetTemplate = "application/vnd.oasis.opendocument.spreadsheet-template";
    public const string Presentation = "application/vnd.oasis.opendocument.presentation";
    public const string PresentationTemplate = "application/vnd.oasis.opendocument.presentation-template";
}
