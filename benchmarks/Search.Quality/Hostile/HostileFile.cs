namespace Search.Quality;

/// <summary>A file made to break, stall or fill whoever reads it.</summary>
/// <param name="Name">Its name, whose extension is that of the format it claims to be.</param>
/// <param name="Write">Writes it, which may take long: some are as large as the limits allow.</param>
internal sealed record HostileFile(string Name, Action<Stream> Write)
{
    public static HostileFile Of(string name, Func<byte[]> make) => new(name, stream => stream.Write(make()));
}
