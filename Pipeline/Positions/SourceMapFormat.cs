using System.Buffers;

namespace Search.Pipeline;

/// <summary>
/// The binary form of a source map: a version byte, then counts and differences as variable-length integers.
/// </summary>
internal static class SourceMapFormat
{
    private const byte Version = 3;
    private const byte FirstVersionWithPlaces = 2;
    private const byte FirstVersionWithBoxes = 3;

    public static byte[] Write(SourceMap map, ReadOnlySpan<char> text)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        var writer = new CompactWriter(buffer);
        writer.WriteByte(Version);
        writer.WriteCount(map.TextLength);
        WriteRuns(writer, map);
        WriteHeadings(writer, map.Headings);
        WritePages(writer, map.Pages);
        WriteLines(writer, map.Lines);
        PlaceFormat.Write(writer, map.Places);
        BoxFormat.Write(writer, map.Boxes, text);
        return buffer.WrittenSpan.ToArray();
    }

    public static SourceMap Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> text)
    {
        var reader = new CompactReader(bytes);
        var version = reader.ReadByte();
        if (version is 0 or > Version)
        {
            throw new InvalidDataException(
                $"The source map has format {version}; this version reads formats up to {Version}.");
        }

        var textLength = reader.ReadCount();
        var runs = ReadRuns(ref reader, textLength);
        var headings = ReadHeadings(ref reader, version >= FirstVersionWithBoxes);
        var pages = ReadPages(ref reader);
        var lines = ReadLines(ref reader);
        var places = version < FirstVersionWithPlaces ? [] : PlaceFormat.Read(ref reader);
        var boxes = version < FirstVersionWithBoxes ? [] : BoxFormat.Read(ref reader, textLength, text);
        return new SourceMap(textLength, runs, headings, pages, places, lines, boxes);
    }

    private static void WriteRuns(CompactWriter writer, SourceMap map)
    {
        writer.WriteCount(map.Runs.Length);
        var fileEnd = 0;
        for (var i = 0; i < map.Runs.Length; i++)
        {
            var run = map.Runs[i];
            var textEnd = i + 1 < map.Runs.Length ? map.Runs[i + 1].TextStart : map.TextLength;
            writer.WriteCount(textEnd - run.TextStart);
            writer.WriteSigned(run.FileStart - fileEnd);
            writer.WriteCount(run.IsCopied ? 0 : run.FileLength + 1);
            fileEnd = run.FileEnd;
        }
    }

    private static SourceRun[] ReadRuns(ref CompactReader reader, int textLength)
    {
        var runs = new SourceRun[reader.ReadItemCount()];
        var (text, file) = (0, 0);
        for (var i = 0; i < runs.Length; i++)
        {
            var length = reader.ReadCount();
            var start = (long)file + reader.ReadSigned();
            var replaced = reader.ReadCount();
            var fileLength = replaced == 0 ? length : replaced - 1;
            CompactReader.Require(length <= textLength - text, "a run of the source map lies outside the text");
            CompactReader.Require(start >= 0 && start + fileLength <= int.MaxValue, "a run lies outside the file");
            runs[i] = new SourceRun(text, (int)start, fileLength, replaced == 0);
            text += length;
            file = runs[i].FileEnd;
        }

        CompactReader
            .Require(runs.Length == 0 || text == textLength, "the runs of the source map do not cover the text");
        return runs;
    }

    private static void WriteHeadings(CompactWriter writer, ReadOnlySpan<HeadingMark> headings)
    {
        writer.WriteCount(headings.Length);
        IReadOnlyList<string> before = [];
        foreach (var heading in headings)
        {
            var shared = before.Zip(heading.Path).TakeWhile(pair => pair.First == pair.Second).Count();
            writer.WriteCount(heading.TextStart);
            writer.WriteCount(shared);
            writer.WriteCount(heading.Path.Count - shared);
            foreach (var title in heading.Path.Skip(shared))
            {
                writer.WriteString(title);
            }

            before = heading.Path;
        }
    }

    // From the third version on, a path says how many titles it shares with the one before.
    private static HeadingMark[] ReadHeadings(ref CompactReader reader, bool isShared)
    {
        IReadOnlyList<string> before = [];
        var headings = new HeadingMark[reader.ReadItemCount()];
        for (var i = 0; i < headings.Length; i++)
        {
            var start = reader.ReadCount();
            var shared = isShared ? reader.ReadCount() : 0;
            CompactReader.Require(shared <= before.Count, "a heading shares more titles than there are");
            var own = new string[reader.ReadItemCount()];
            for (var j = 0; j < own.Length; j++)
            {
                own[j] = reader.ReadString();
            }

            before = [.. before.Take(shared), .. own];
            headings[i] = new HeadingMark(start, before);
        }

        return headings;
    }

    private static void WritePages(CompactWriter writer, ReadOnlySpan<PageMark> pages)
    {
        writer.WriteCount(pages.Length);
        foreach (var page in pages)
        {
            writer.WriteCount(page.TextStart);
            writer.WriteCount(page.Number);
        }
    }

    private static PageMark[] ReadPages(ref CompactReader reader)
    {
        var pages = new PageMark[reader.ReadItemCount()];
        for (var i = 0; i < pages.Length; i++)
        {
            pages[i] = new PageMark(reader.ReadCount(), reader.ReadCount());
        }

        return pages;
    }

    private static void WriteLines(CompactWriter writer, FileLines? lines)
    {
        writer.WriteByte(lines is null ? (byte)0 : (byte)1);
        if (lines is not null)
        {
            writer.WriteCount(lines.FirstLine);
            writer.WriteCount(lines.PairsBefore);
            writer.WriteRising(lines.Starts);
            writer.WriteRising(lines.Pairs);
        }
    }

    private static FileLines? ReadLines(ref CompactReader reader)
    {
        if (reader.ReadByte() == 0)
        {
            return null;
        }

        var firstLine = reader.ReadCount();
        var pairsBefore = reader.ReadCount();
        var starts = reader.ReadRising();
        CompactReader.Require(starts.Length > 0, "the source map has lines without a start");
        return new FileLines(starts, firstLine, reader.ReadRising(), pairsBefore);
    }
}
