using System.Globalization;

namespace Search.Inference;

/// <summary>The embedded UnicodeProperties.txt in memory; the file's first lines describe its format.</summary>
internal sealed class UnicodeTables
{
    private const int CodePoints = 0x110000;
    private const int PageSize = 256;

    /// <summary>Maps the upper bits of a code point to a page of <see cref="Classes"/>.</summary>
    public ushort[] ClassPages { get; } = new ushort[CodePoints / PageSize];

    public byte[] Classes { get; private set; } = [];

    public Dictionary<int, int> Lower { get; } = [];

    public Dictionary<int, int> CombiningClasses { get; } = [];

    public Dictionary<int, int[]> Canonical { get; } = [];

    public Dictionary<int, int[]> Compatibility { get; } = [];

    /// <summary>Keyed by first and second character, 32 bits each.</summary>
    public Dictionary<long, int> Compositions { get; } = [];

    public static UnicodeTables Load()
    {
        using var stream = typeof(UnicodeTables).Assembly.GetManifestResourceStream("UnicodeProperties.txt")
            ?? throw new InvalidOperationException("The assembly lacks its resource UnicodeProperties.txt.");
        using var reader = new StreamReader(stream);
        var tables = new UnicodeTables();
        var flat = new byte[CodePoints];
        var (runStart, runClass) = (0, (byte)0);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == 'R')
            {
                var (start, classes) = ReadRun(line);
                flat.AsSpan(runStart, start - runStart).Fill(runClass);
                (runStart, runClass) = (start, classes);
            }
            else if (line[0] != '#')
            {
                tables.Add(line[0], line.Split(' '));
            }
        }

        flat.AsSpan(runStart).Fill(runClass);
        tables.Fold(flat);
        tables.ExpandCanonical();
        return tables;
    }

    private static (int Start, byte Classes) ReadRun(string line)
    {
        var space = line.IndexOf(' ', 2);
        return (Hexadecimal(line.AsSpan(2, space - 2)), (byte)Hexadecimal(line.AsSpan(space + 1)));
    }

    private static int Hexadecimal(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static int Decimal(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private void Add(char kind, string[] fields)
    {
        var first = Hexadecimal(fields[1]);
        switch (kind)
        {
            case 'L':
                AddLowerRun(first, Hexadecimal(fields[2]), Decimal(fields[3]), Hexadecimal(fields[4]));
                break;
            case 'O':
                for (var point = first; point <= Hexadecimal(fields[2]); point++)
                {
                    CombiningClasses.Add(point, Decimal(fields[3]));
                }

                break;
            case 'K':
                Compatibility.Add(first, Array.ConvertAll(fields[2..], field => Hexadecimal(field)));
                break;
            default:
                AddCanonical(first, Array.ConvertAll(fields[2..], field => Hexadecimal(field)), kind == 'C');
                break;
        }
    }

    private void AddLowerRun(int first, int last, int stride, int target)
    {
        for (var point = first; point <= last; point += stride)
        {
            Lower.Add(point, target + point - first);
        }

        // The only character whose lower case is two: "i" and U+0307, which the caller adds.
        Lower.TryAdd(0x130, 'i');
    }

    private void AddCanonical(int point, int[] form, bool composable)
    {
        Canonical.Add(point, form);
        if (composable)
        {
            Compositions.Add(((long)form[0] << 32) | (uint)form[1], point);
        }
    }

    private void ExpandCanonical()
    {
        foreach (var point in Compositions.Values)
        {
            while (Canonical.TryGetValue(Canonical[point][0], out var inner))
            {
                Canonical[point] = [.. inner, .. Canonical[point].AsSpan(1)];
            }
        }
    }

    private void Fold(byte[] flat)
    {
        var folded = new List<byte>();
        var known = new Dictionary<string, ushort>(StringComparer.Ordinal);
        for (var page = 0; page < ClassPages.Length; page++)
        {
            var bytes = flat.AsSpan(page * PageSize, PageSize);
            var key = Convert.ToHexString(bytes);
            if (!known.TryGetValue(key, out var index))
            {
                index = (ushort)known.Count;
                known.Add(key, index);
                folded.AddRange(bytes);
            }

            ClassPages[page] = index;
        }

        Classes = [.. folded];
    }
}
