using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes Latin ligatures (U+FB00 to U+FB06), which typesetting leaves in a text, as their letters.</summary>
public sealed class LigatureCleaner : IDocumentCleaner
{
    private const char First = '\uFB00';
    private const char Last = '\uFB06';

    private static readonly string[] Letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    /// <inheritdoc/>
    public string Version => "ligatures 1";

    /// <inheritdoc/>
    public Document Clean(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var edits = new TextEdits(document);
        for (var at = 0; at < document.Text.Length; at++)
        {
            var next = document.Text.AsSpan(at).IndexOfAnyInRange(First, Last);
            if (next < 0)
            {
                break;
            }

            cancellationToken.ThrowIfCancellationRequested();
            at += next;
            edits.Replace(new TextSpan(at, at + 1), Letters[document.Text[at] - First]);
        }

        return edits.Apply();
    }
}
