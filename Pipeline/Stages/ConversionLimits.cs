namespace Search.Pipeline;

/// <summary>Bounds that keep a hostile or broken file from taking the machine.</summary>
public sealed record ConversionLimits
{
    /// <summary>256 MiB a file, 128 million characters, 256 levels, 60 seconds.</summary>
    public static ConversionLimits Default { get; } = new();

    /// <summary>The largest file, in bytes.</summary>
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>The longest text made of a file, and the longest file that is text, in UTF-16 code units.</summary>
    public int MaxCharacters { get; init; } = 128 * 1024 * 1024;

    /// <summary>How deep the parts of a file may be nested in one another.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>How many bytes the entries of a compressed file may unpack to, together.</summary>
    public long MaxInflatedBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>How many times its compressed size an entry of a compressed file may unpack to.</summary>
    /// <remarks>Entries below a mebibyte are not held to it: short runs of one character compress further.</remarks>
    public int MaxInflationRatio { get; init; } = 200;

    /// <summary>How many entries a compressed file, and how many parts a mail may have.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>How many pages, slides or sheets a file may have.</summary>
    public int MaxPages { get; init; } = 10_000;

    /// <summary>How long the conversion of one file may take.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(60);
}
