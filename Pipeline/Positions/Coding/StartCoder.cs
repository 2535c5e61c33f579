namespace Search.Pipeline;

/// <summary>Codes where marks begin; most begin where a line or a cell of the text does.</summary>
internal ref struct StartCoder(PositionCoder coder, ReadOnlySpan<char> text, int textLength)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly NumberModel _skipped = new();
    private readonly NumberModel _distance = new();
    private BitModel _isAtBoundary;
    private int _before;
    private int _next;

    /// <summary>Codes a place that is at or after the one before.</summary>
    public int Code(int start)
    {
        var skipped = coder.IsWriting ? CountTo(start) : -1;
        if (coder.Bit(ref _isAtBoundary, skipped >= 0))
        {
            start = Find(coder.Number(_skipped, skipped));
        }
        else
        {
            var distance = coder.Number(_distance, start - _before);
            PositionCoder.Require(distance <= textLength - _before, "a mark lies outside the text");
            start = _before + distance;
        }

        (_before, _next) = (start, start + 1);
        return start;
    }

    /// <summary>How many boundaries are skipped to come to a place; −1 when it is none.</summary>
    private readonly int CountTo(int start)
    {
        var count = 0;
        for (var at = NextBoundary(_next); at >= 0 && at <= start; at = NextBoundary(at + 1), count++)
        {
            if (at == start)
            {
                return count;
            }
        }

        return -1;
    }

    private readonly int Find(int skipped)
    {
        var at = NextBoundary(_next);
        for (; skipped > 0 && at >= 0; skipped--)
        {
            at = NextBoundary(at + 1);
        }

        PositionCoder.Require(at >= 0, "a mark lies outside the text");
        return at;
    }

    private readonly int NextBoundary(int from)
    {
        if (from == 0)
        {
            return _text.IsEmpty ? -1 : 0;
        }

        while (from <= _text.Length)
        {
            var found = _text[(from - 1)..].IndexOfAny('\n', ' ');
            if (found < 0)
            {
                return -1;
            }

            var at = from + found;
            if (_text[at - 1] == '\n' || (at > 1 && _text[at - 2] == '|'))
            {
                return at;
            }

            from = at + 1;
        }

        return -1;
    }
}
