namespace Search.Pipeline;

/// <summary>The coded form of places: of each, what differs from the one before.</summary>
internal sealed class PlaceFormat(PositionCoder coder, StringCoder strings)
{
    private readonly NumberModel _count = new();
    private readonly NumberModel _shared = new();
    private readonly Field _part = new();
    private readonly Field _paragraph = new();
    private readonly Field _slide = new();
    private readonly Field _sheet = new();
    private readonly Field _row = new();
    private readonly Field _column = new();
    private readonly Field _pointer = new();

    public PlaceMark[] Code(ReadOnlySpan<PlaceMark> places, int textLength, ReadOnlySpan<char> text)
    {
        var count = coder.Number(_count, places.Length);
        var made = new List<PlaceMark>(Math.Min(count, 1024));
        var starts = new StartCoder(coder, text, textLength);
        var before = new SourcePlace();
        for (var i = 0; i < count; i++)
        {
            var given = i < places.Length ? places[i] : new PlaceMark(0, before);
            var start = starts.Code(given.TextStart);
            before = Code(given.Place, before);
            made.Add(new PlaceMark(start, before));
        }

        return [.. made];
    }

    // A new row begins at its first column, which the model of the column learns apart from the others.
    private SourcePlace Code(SourcePlace place, SourcePlace before)
    {
        var row = CodeNumber(_row, place.Row, before.Row, isNew: false);
        return new SourcePlace
        {
            Row = row,
            Column = CodeNumber(_column, place.Column, before.Column, isNew: row != before.Row),
            Part = CodeString(_part, place.Part, before.Part),
            Paragraph = CodeNumber(_paragraph, place.Paragraph, before.Paragraph, isNew: false),
            Slide = CodeNumber(_slide, place.Slide, before.Slide, isNew: false),
            Sheet = CodeString(_sheet, place.Sheet, before.Sheet),
            JsonPointer = CodeString(_pointer, place.JsonPointer, before.JsonPointer),
        };
    }

    private int? CodeNumber(Field field, int? value, int? before, bool isNew)
    {
        var index = isNew ? 1 : 0;
        if (!coder.Bit(ref field.Changes[index], value != before))
        {
            return before;
        }

        if (!coder.Bit(ref field.IsThere, value is not null))
        {
            return null;
        }

        var origin = isNew ? 0 : before ?? 0;
        return unchecked(origin + coder.Signed(field.Steps[index], unchecked((value ?? 0) - origin)));
    }

    private string? CodeString(Field field, string? value, string? before)
    {
        if (!coder.Bit(ref field.Changes[0], value != before))
        {
            return before;
        }

        if (!coder.Bit(ref field.IsThere, value is not null))
        {
            return null;
        }

        var known = before ?? "";
        var shared = coder.Number(_shared, known.AsSpan().CommonPrefixLength(value));
        PositionCoder.Require(shared <= known.Length, "a name shares more letters than there are");
        return known[..shared] + strings.Code(value?[shared..] ?? "");
    }

    private sealed class Field
    {
        private BitModel _isThere;

        public ref BitModel IsThere => ref _isThere;

        public BitModel[] Changes { get; } = new BitModel[2];

        public NumberModel[] Steps { get; } = [new NumberModel(), new NumberModel()];
    }
}
