using Search.Pipeline;

namespace Search.Indexing;

/// <summary>An image on a scanned page.</summary>
/// <param name="MediaType"><c>image/jpeg</c> or <c>image/png</c>.</param>
/// <param name="Bytes">The image file.</param>
/// <param name="Box">Where it stands on the page.</param>
public sealed record ScannedImage(string MediaType, ReadOnlyMemory<byte> Bytes, PageBox Box);
