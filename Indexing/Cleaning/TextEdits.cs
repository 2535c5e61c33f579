using System.Text;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Edits a document's text from front to back, and its source map with it.</summary>
internal sealed class TextEdits(Document document)
{
    private readonly StringBuilder _text = new(document.Text.Length);
    private readonly DerivedSourceMapBuilder _map = new(document.SourceMap);
    private int _at;
    private bool _isEdited;

    /// <summary>Leaves out a range at or after the end of the edit before.</summary>
    public void Remove(TextSpan span) => Replace(span, []);

    /// <summary>Puts other text in the place of a range at or after the end of the edit before.</summary>
    public void Replace(TextSpan span, ReadOnlySpan<char> text)
    {
        if (document.Text.AsSpan(span.Start, span.Length).SequenceEqual(text))
        {
            return;
        }

        Keep(span.Start);
        _text.Append(text);
        _map.Replace(text.Length, span.Start, span.Length);
        _at = span.End;
        _isEdited = true;
    }

    /// <summary>The document after the edits; the same one when there were none.</summary>
    public Document Apply()
    {
        if (!_isEdited)
        {
            return document;
        }

        Keep(document.Text.Length);
        return document with { Text = _text.ToString(), SourceMap = _map.Build() };
    }

    private void Keep(int end)
    {
        _text.Append(document.Text, _at, end - _at);
        _map.Copy(_at, end - _at);
    }
}
