namespace Search.Evaluation;

/// <summary>
/// Random numbers that are the same on every runtime (Steele, Lea and Flood 2014, SplitMix64), so that a seed says
/// everything about a result. Not for secrets.
/// </summary>
internal struct SplitMix(ulong state)
{
    private ulong _state = state;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>
    /// A number from 0 to <paramref name="end"/>, exclusive; off an even choice by less than one in 2³².
    /// </summary>
    public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);
}
