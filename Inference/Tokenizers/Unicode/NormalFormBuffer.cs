namespace Search.Inference;

/// <summary>Code points on their way to a normal form, each with its effect on alignment.</summary>
/// <remarks>The changes are those of <see cref="AlignmentWriter.Write"/>.</remarks>
internal sealed class NormalFormBuffer
{
    private const int HangulBase = 0xAC00;
    private const int HangulEnd = 0xD7A4;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;

    private readonly List<(int CodePoint, int Change)> _composed = [];
    private NormalFormCharacter[] _characters = new NormalFormCharacter[64];
    private int _count;
    private int _firstPending;

    public ReadOnlySpan<NormalFormCharacter> Characters => _characters.AsSpan(0, _count);

    public void Clear() => (_count, _firstPending) = (0, 0);

    /// <summary>Adds the decomposition of a code point.</summary>
    public void Decompose(int codePoint, bool compatibility)
    {
        if (codePoint is >= HangulBase and < HangulEnd)
        {
            DecomposeHangul(codePoint - HangulBase);
        }
        else if (UnicodeProperties.DecompositionOf(codePoint, compatibility) is { } form)
        {
            for (var i = 0; i < form.Length; i++)
            {
                Add(form[i], Math.Min(i, 1));
            }
        }
        else
        {
            Add(codePoint, 0);
        }
    }

    /// <summary>
    /// Puts the combining marks at the end into canonical order. To be called after the last character.
    /// </summary>
    public void Finish()
    {
        // Insertion sort: stable, and runs of marks are short; a hostile run is sorted by counting instead.
        if (_count - _firstPending > 64)
        {
            SortLongRun();
        }
        else
        {
            for (var i = _firstPending + 1; i < _count; i++)
            {
                var moving = _characters[i];
                var at = i;
                for (; at > _firstPending && _characters[at - 1].CombiningClass > moving.CombiningClass; at--)
                {
                    _characters[at] = _characters[at - 1];
                }

                _characters[at] = moving;
            }
        }

        _firstPending = _count;
    }

    /// <summary>Replaces the finished decomposition by its composition, as NFC and NFKC do.</summary>
    public void Compose()
    {
        _composed.Clear();
        var (starter, lastClass) = (-1, 0);
        for (var i = 0; i < _count; i++)
        {
            var (codePoint, change, combiningClass) = _characters[i];
            if (starter >= 0 && (lastClass == 0 || lastClass < combiningClass))
            {
                var composed = ComposePair(_composed[starter].CodePoint, codePoint);
                if (composed >= 0)
                {
                    _composed[starter] = (composed, _composed[starter].Change + change - 1);
                    continue;
                }
            }

            _composed.Add((codePoint, change));
            lastClass = combiningClass;
            if (combiningClass == 0)
            {
                starter = _composed.Count - 1;
            }
        }

        ReplaceByComposed();
    }

    private static int ComposePair(int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + LeadCount && second is >= VowelBase and < VowelBase + VowelCount)
        {
            return HangulBase + ((((first - LeadBase) * VowelCount) + second - VowelBase) * TrailCount);
        }

        if (first is >= HangulBase and < HangulEnd && (first - HangulBase) % TrailCount == 0
            && second is > TrailBase and < TrailBase + TrailCount)
        {
            return first + second - TrailBase;
        }

        return UnicodeProperties.Compose(first, second);
    }

    private void DecomposeHangul(int syllable)
    {
        Add(LeadBase + (syllable / (VowelCount * TrailCount)), 0);
        Add(VowelBase + (syllable / TrailCount % VowelCount), 1);
        if (syllable % TrailCount != 0)
        {
            Add(TrailBase + (syllable % TrailCount), 1);
        }
    }

    private void Add(int codePoint, int change)
    {
        var combiningClass = UnicodeProperties.CombiningClassOf(codePoint);
        if (combiningClass == 0)
        {
            Finish();
        }

        if (_count == _characters.Length)
        {
            Array.Resize(ref _characters, _count * 2);
        }

        _characters[_count++] = new NormalFormCharacter(codePoint, change, combiningClass);
        if (combiningClass == 0)
        {
            _firstPending = _count;
        }
    }

    private void SortLongRun()
    {
        var run = _characters.AsSpan(_firstPending.._count);
        var sorted = run.ToArray().OrderBy(character => character.CombiningClass).ToArray();
        sorted.CopyTo(run);
    }

    private void ReplaceByComposed()
    {
        _count = 0;
        foreach (var (codePoint, change) in _composed)
        {
            _characters[_count++] = new NormalFormCharacter(codePoint, change, 0);
        }
    }
}
