namespace Search.Inference;

/// <summary>Puts special tokens around the sequences and takes white space out of offsets. Immutable.</summary>
internal sealed class PostProcessor
{
    private static readonly TemplatePiece FirstPiece = new(0, 0, 0);
    private static readonly TemplatePiece SecondPiece = new(1, 0, 1);

    /// <summary>Adds nothing; what the reference does without a post-processor.</summary>
    public static PostProcessor None { get; } = new([FirstPiece], [FirstPiece, SecondPiece], []);

    private readonly TemplatePiece[] _single;
    private readonly TemplatePiece[] _pair;
    private readonly bool[] _trims;
    private readonly int _singleSpecials;
    private readonly int _pairSpecials;

    /// <param name="single">Template of one sequence.</param>
    /// <param name="pair">Template of two.</param>
    /// <param name="trims">One element for each pass of trimming: whether a space was put before the text.</param>
    public PostProcessor(TemplatePiece[] single, TemplatePiece[] pair, bool[] trims)
    {
        (_single, _pair, _trims) = (single, pair, trims);
        _singleSpecials = single.Count(piece => piece.IsSpecial);
        _pairSpecials = pair.Count(piece => piece.IsSpecial);
    }

    /// <summary>BERT's: segments 0 and 1, one separator between the texts.</summary>
    public static PostProcessor Bert(int startId, int endId)
    {
        var (start, end) = (new TemplatePiece(-1, startId, 0), new TemplatePiece(-1, endId, 0));
        return new PostProcessor(
            [start, FirstPiece, end], [start, FirstPiece, end, SecondPiece, end with { TypeId = 1 }], []);
    }

    /// <summary>RoBERTa's: segment 0 only, two separators between the texts.</summary>
    public static PostProcessor Roberta(int startId, int endId)
    {
        var (start, end) = (new TemplatePiece(-1, startId, 0), new TemplatePiece(-1, endId, 0));
        return new PostProcessor(
            [start, FirstPiece, end], [start, FirstPiece, end, end, SecondPiece with { TypeId = 0 }, end], []);
    }

    /// <summary>The passes of trimming; without any, the margins of the tokens are not needed.</summary>
    public IReadOnlyList<bool> Trims => _trims;

    /// <summary>Whether anything is added or a segment set, other than by default.</summary>
    public bool HasTemplate => _single != None._single;

    public PostProcessor WithTrims(bool[] trims) => new(_single, _pair, trims);

    public int CountSpecialTokens(bool pair) => pair ? _pairSpecials : _singleSpecials;

    /// <summary>Fills an encoding from one sequence or two.</summary>
    public void Process(
        TokenSlice first, TokenSlice second, bool isPair, bool addsSpecialTokens, TokenEncoding destination)
    {
        destination.Clear();
        foreach (ref readonly var piece in (isPair ? _pair : _single).AsSpan())
        {
            if (!piece.IsSpecial)
            {
                AppendSequence(piece.Sequence == 0 ? first : second, piece, destination);
            }
            else if (addsSpecialTokens)
            {
                destination.AddSpecial(piece.Id, piece.TypeId);
            }
        }
    }

    private void AppendSequence(TokenSlice slice, TemplatePiece piece, TokenEncoding destination)
    {
        var start = destination.Count;
        destination.AddRange(slice.Ids, slice.Offsets, slice.Words, piece.TypeId, (sbyte)piece.Sequence);
        foreach (var addsPrefixSpace in _trims)
        {
            OffsetTrimmer.Trim(destination.MutableOffsets[start..], slice, addsPrefixSpace);
        }
    }
}
