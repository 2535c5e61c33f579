using System.Buffers;
using System.Security.Cryptography;

namespace Search.Inference;

/// <summary>The list of a model's files with their SHA-256 sums, in the format of <c>sha256sum</c>.</summary>
internal static class ModelManifest
{
    public const string FileName = "checksums.sha256";

    private const int MaxBytes = 1 << 20;
    private const int HashLength = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Reads the list: relative path with slashes → lower-case sum.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new ModelException($"The checksum list '{path}' is larger than {MaxBytes} bytes.");
        }

        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0 && !line.StartsWith('#'))
            {
                var (name, sum) = Parse(line, path, number);
                sums[name] = sum;
            }
        }

        return sums;
    }

    public static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static (string Name, string Sum) Parse(string line, string path, int number)
    {
        if (line.Length <= HashLength + 2 || line[HashLength] != ' ' || line[HashLength + 1] is not (' ' or '*')
            || line.AsSpan(0, HashLength).ContainsAnyExcept(HexDigits))
        {
            throw new ModelException(
                $"Line {number} of '{path}' is '{line}'; expected 64 hexadecimal digits, two blanks and a file name.");
        }

        var name = line[(HashLength + 2)..].Replace('\\', '/');
        if (Path.IsPathRooted(name) || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
        {
            throw new ModelException(
                $"Line {number} of '{path}' names '{name}', which lies outside the model's folder.");
        }

        return (name, line[..HashLength].ToLowerInvariant());
    }
}
