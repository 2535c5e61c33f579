namespace Search.Pipeline;

/// <summary>The binary form of places: of each, what differs from the one before.</summary>
internal static class PlaceFormat
{
    [Flags]
    private enum Changes : byte
    {
        None = 0,
        Part = 1,
        Paragraph = 2,
        Slide = 4,
        Sheet = 8,
        Row = 16,
        Column = 32,
        JsonPointer = 64,
    }

    public static void Write(CompactWriter writer, ReadOnlySpan<PlaceMark> places)
    {
        writer.WriteCount(places.Length);
        var before = new PlaceMark(0, new SourcePlace());
        foreach (var mark in places)
        {
            writer.WriteCount(mark.TextStart - before.TextStart);
            WriteChanges(writer, before.Place, mark.Place);
            before = mark;
        }
    }

    public static PlaceMark[] Read(ref CompactReader reader)
    {
        var places = new PlaceMark[reader.ReadItemCount()];
        var before = new PlaceMark(0, new SourcePlace());
        for (var i = 0; i < places.Length; i++)
        {
            var start = (long)before.TextStart + reader.ReadCount();
            CompactReader.Require(start <= int.MaxValue, "a place lies outside the text");
            places[i] = before = new PlaceMark((int)start, ReadChanges(ref reader, before.Place));
        }

        return places;
    }

    private static void WriteChanges(CompactWriter writer, SourcePlace before, SourcePlace place)
    {
        writer.WriteByte((byte)Difference(before, place));
        WriteString(writer, before.Part, place.Part);
        WriteNumber(writer, before.Paragraph, place.Paragraph);
        WriteNumber(writer, before.Slide, place.Slide);
        WriteString(writer, before.Sheet, place.Sheet);
        WriteNumber(writer, before.Row, place.Row);
        WriteNumber(writer, before.Column, place.Column);
        WriteString(writer, before.JsonPointer, place.JsonPointer);
    }

    private static SourcePlace ReadChanges(ref CompactReader reader, SourcePlace before)
    {
        var changes = (Changes)reader.ReadByte();
        return new SourcePlace
        {
            Part = changes.HasFlag(Changes.Part) ? ReadString(ref reader) : before.Part,
            Paragraph = changes.HasFlag(Changes.Paragraph)
                ? ReadNumber(ref reader, before.Paragraph)
                : before.Paragraph,
            Slide = changes.HasFlag(Changes.Slide) ? ReadNumber(ref reader, before.Slide) : before.Slide,
            Sheet = changes.HasFlag(Changes.Sheet) ? ReadString(ref reader) : before.Sheet,
            Row = changes.HasFlag(Changes.Row) ? ReadNumber(ref reader, before.Row) : before.Row,
            Column = changes.HasFlag(Changes.Column) ? ReadNumber(ref reader, before.Column) : before.Column,
            JsonPointer = changes.HasFlag(Changes.JsonPointer) ? ReadString(ref reader) : before.JsonPointer,
        };
    }

    private static Changes Difference(SourcePlace before, SourcePlace place) =>
        (before.Part != place.Part ? Changes.Part : Changes.None)
        | (before.Paragraph != place.Paragraph ? Changes.Paragraph : Changes.None)
        | (before.Slide != place.Slide ? Changes.Slide : Changes.None)
        | (before.Sheet != place.Sheet ? Changes.Sheet : Changes.None)
        | (before.Row != place.Row ? Changes.Row : Changes.None)
        | (before.Column != place.Column ? Changes.Column : Changes.None)
        | (before.JsonPointer != place.JsonPointer ? Changes.JsonPointer : Changes.None);

    private static void WriteNumber(CompactWriter writer, int? before, int? value)
    {
        if (value == before)
        {
            return;
        }

        writer.WriteByte(value is null ? (byte)0 : (byte)1);
        if (value is { } number)
        {
            writer.WriteSigned(number - (before ?? 0));
        }
    }

    private static int? ReadNumber(ref CompactReader reader, int? before) =>
        reader.ReadByte() == 0 ? null : unchecked((before ?? 0) + reader.ReadSigned());

    private static void WriteString(CompactWriter writer, string? before, string? value)
    {
        if (value == before)
        {
            return;
        }

        writer.WriteByte(value is null ? (byte)0 : (byte)1);
        if (value is not null)
        {
            writer.WriteString(value);
        }
    }

    private static string? ReadString(ref CompactReader reader) => reader.ReadByte() == 0 ? null : reader.ReadString();
}
