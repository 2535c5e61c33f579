namespace Search.Pipeline;

/// <summary>Bounds that keep a hostile or broken file from taking the machine.</summary>
public sealed record ConversionLimits
{
    /// <summary>256 MiB a file, 128 million characters, 256 levels.</summary>
    public static ConversionLimits Default { get; } = new();

    /// <summary>The largest file, in bytes.</summary>
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>The longest text made of a file, in UTF-16 code units.</summary>
    public int MaxCharacters { get; init; } = 128 * 1024 * 1024;

    /// <summary>How deep the parts of a file may be nested in one another.</summary>
    public int MaxDepth { get; init; } = 256;
}
