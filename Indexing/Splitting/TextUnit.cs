namespace Search.Indexing;

/// <summary>What a text is cut into; the white space after a unit belongs to it.</summary>
public enum TextUnit
{
    /// <summary>What stands between two spaces; a line feed does not end it.</summary>
    Word,

    /// <summary>A sentence, as <see cref="Pipeline.SentenceSegmenter"/> finds it.</summary>
    Sentence,

    /// <summary>What ends with a full stop, whatever the full stop means.</summary>
    Period,

    /// <summary>A line.</summary>
    Line,

    /// <summary>What stands between empty lines.</summary>
    Passage,

    /// <summary>A page: by the document's own pages, and by form feeds.</summary>
    Page,
}
