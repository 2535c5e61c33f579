namespace Search.Inference;

/// <summary>The working memory of one encoding run; it is pooled, so that a warm tokenizer allocates nothing.</summary>
internal sealed class TokenizerState(ModelWorker worker)
{
    // A sound file makes at most some characters of one; a hostile one could make gigabytes of a page.
    private const int MostUnitsOfOne = 64;
    private const int UnitsAlwaysAllowed = 1 << 16;

    private AlignedText _spareText = new();
    private PieceList _sparePieces = new();
    private long _mostUnits;

    public ModelWorker Worker => worker;

    /// <summary>The text as the last stage left it.</summary>
    public AlignedText Text { get; private set; } = new();

    /// <summary>The pieces of <see cref="Text"/>, in order.</summary>
    public PieceList Pieces { get; private set; } = new();

    /// <summary>Where a stage writes changed text; empty before the stage.</summary>
    public AlignedText NextText => _spareText;

    /// <summary>Where a stage writes its pieces; empty before the stage.</summary>
    public PieceList NextPieces => _sparePieces;

    /// <summary>Room for normal forms.</summary>
    public NormalFormBuffer NormalForms { get; } = new();

    /// <summary>Room for characters with their places in the original text.</summary>
    public List<(int CodePoint, TokenOffset Place)> Run { get; } = [];

    /// <summary>Room for a pattern at work.</summary>
    public PatternWorkspace Patterns { get; } = new();

    public TokenBuffer First { get; } = new();

    public TokenBuffer Second { get; } = new();

    public void Start(ReadOnlySpan<char> text)
    {
        _mostUnits = UnitsAlwaysAllowed + ((long)MostUnitsOfOne * text.Length);
        Text.Assign(text);
        _spareText.Clear();
        Pieces.Clear();
        _sparePieces.Clear();
        Pieces.AddText(0, Text.Length);
    }

    /// <summary>Makes the written pieces current; the text stays.</summary>
    public void TakePieces()
    {
        (Pieces, _sparePieces) = (_sparePieces, Pieces);
        _sparePieces.Clear();
    }

    /// <summary>Makes the written text and pieces current.</summary>
    public void TakeTextAndPieces()
    {
        CheckLength();
        (Text, _spareText) = (_spareText, Text);
        _spareText.Clear();
        TakePieces();
    }

    /// <summary>Stops a text that the tokenizer's file makes grow beyond all measure.</summary>
    /// <exception cref="TokenizerException">The text being written is far longer than the one given.</exception>
    public void CheckLength()
    {
        if (_spareText.Length > _mostUnits)
        {
            throw new TokenizerException(
                $"The tokenizer's file makes a text more than {MostUnitsOfOne} times as long as it was; "
                + "its normalizer or pre-tokenizer replaces short texts with very long ones.");
        }
    }

    /// <summary>Carries an added token over to the next text.</summary>
    public void CopyToNext(Piece piece)
    {
        var start = NextText.Length;
        NextText.AppendRange(Text, piece.Start, piece.End);
        NextPieces.Add(new Piece(start, NextText.Length, piece.TokenId));
    }
}
