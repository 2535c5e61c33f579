using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Says where a range of a document may be cut.</summary>
internal abstract class CutRule
{
    /// <summary>Adds the places inside the range, rising.</summary>
    public abstract void AddCuts(Document document, TextSpan range, CutList cuts);

    /// <summary>The rule of a unit.</summary>
    public static CutRule Of(TextUnit unit) => unit switch
    {
        TextUnit.Word => new SeparatorRule(" "),
        TextUnit.Period => new SeparatorRule("."),
        TextUnit.Sentence => new SentenceRule(),
        TextUnit.Line => new LineRule(),
        TextUnit.Passage => new PassageRule(),
        TextUnit.Page => new PageRule(),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "There is no such unit."),
    };

    /// <summary>The rules for what is too long for a chunk of a size: words first, then characters.</summary>
    public static CutRule[] Finest(int size) => [new WordRule(), new CharacterRule(size), new CharacterRule(1)];
}
