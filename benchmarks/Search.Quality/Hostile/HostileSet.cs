using System.Text;
using Search.Indexing.Tests;
using Search.Tests;

namespace Search.Quality;

/// <summary>All hostile files: those of the tests, and those too large for them.</summary>
internal static class HostileSet
{
    private const long TwoGigabytes = 2L << 30;

    public static IEnumerable<HostileFile> All() =>
    [
        .. HostileFiles.Bad().Select(file => HostileFile.Of(file.Name, () => file.Content)),
        .. Texts(),
        .. HostilePdfs.All().Select(file => HostileFile.Of($"{file.Name.Replace(' ', '-')}.pdf", file.Make)),
        .. ArchiveFiles.All(),
        .. DenseFiles.All(),
        .. OddFiles.All(),
    ];

    private static IEnumerable<HostileFile> Texts()
    {
        yield return new("sparse-2-gigabytes.txt", stream => stream.SetLength(TwoGigabytes));
        yield return HostileFile.Of("random.rtf", () => RandomBytes("{\\rtf1"));
        yield return HostileFile.Of("random.pdf", () => RandomBytes("%PDF-1.7\n"));
        yield return HostileFile.Of("truncated.rtf", () => "{\\rtf1\\ansi a {\\b b \\'"u8.ToArray());
        yield return HostileFile.Of("deep.rtf", () => Encoding.ASCII.GetBytes(
            "{\\rtf1 " + new string('{', 100_000) + "a" + new string('}', 100_000) + "}"));
        yield return HostileFile.Of("text-that-is-a-zip.txt", () => "PK\u0003\u0004 not a zip at all"u8.ToArray());
        yield return HostileFile.Of("page-that-is-text.pdf", () => "No PDF, only words."u8.ToArray());
        yield return HostileFile.Of("utf-16-marked.txt", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Words.")]);
        yield return HostileFile.Of("utf-16-cut.txt", () => [0xFF, 0xFE, 0x41]);
    }

    private static byte[] RandomBytes(string start)
    {
        var bytes = new byte[1_000_000];
        new Random(bytes.Length).NextBytes(bytes);
        Encoding.ASCII.GetBytes(start).CopyTo(bytes, 0);
        return bytes;
    }
}
