namespace Search.Pipeline;

/// <summary>Which model made a vector or an answer.</summary>
/// <param name="Name">The name of the model's folder.</param>
/// <param name="Checksum">
/// SHA-256, in lower-case hexadecimal, over the files that decide what the model computes.
/// </param>
public sealed record ModelIdentity(string Name, string Checksum)
{
    /// <summary>The name and the first eight digits of the checksum.</summary>
    public override string ToString() => Checksum.Length > 8 ? $"{Name} ({Checksum[..8]})" : Name;
}
