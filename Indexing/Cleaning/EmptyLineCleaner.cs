using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Leaves one empty line where there are several, and none at the beginning and the end of the text.</summary>
public sealed class EmptyLineCleaner : IDocumentCleaner
{
    /// <inheritdoc/>
    public string Version => "empty-lines 1";

    /// <inheritdoc/>
    public Document Clean(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var edits = new TextEdits(document);
        var empty = new List<TextSpan>();
        var isStart = true;
        foreach (var line in TextLines.Of(document.Text, 0, document.Text.Length))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (line.IsBlank(document.Text))
            {
                empty.Add(line.WithEnd);
                continue;
            }

            // One empty line stays between two paragraphs.
            foreach (var extra in empty.Skip(isStart ? 0 : 1))
            {
                edits.Remove(extra);
            }

            empty.Clear();
            isStart = false;
        }

        empty.ForEach(edits.Remove);
        return edits.Apply();
    }
}
