namespace Search.Inference;

/// <summary>The working memory of one encoding run; it is pooled, so that a warm tokenizer allocates nothing.</summary>
internal sealed class TokenizerState(ModelWorker worker)
{
    private AlignedText _spareText = new();
    private PieceList _sparePieces = new();

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
        (Text, _spareText) = (_spareText, Text);
        _spareText.Clear();
        TakePieces();
    }

    /// <summary>Carries an added token over to the next text.</summary>
    public void CopyToNext(Piece piece)
    {
        var start = NextText.Length;
        NextText.AppendRange(Text, piece.Start, piece.End);
        NextPieces.Add(new Piece(start, NextText.Length, piece.TokenId));
    }
}
