namespace Search.Pipeline;

/// <summary>Searching and cutting rising lists of marks; of marks at one place the last holds.</summary>
internal static class Marks
{
    /// <summary>The index of the mark that holds at a place of the text; −1 before the first.</summary>
    public static int IndexAt<T>(ReadOnlySpan<T> marks, int textIndex)
        where T : struct, IMark<T>
    {
        var (low, high) = (-1, marks.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (marks[middle].TextStart <= textIndex)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>The mark that holds at a place of the text; null before the first.</summary>
    public static T? At<T>(ReadOnlySpan<T> marks, int textIndex)
        where T : struct, IMark<T>
    {
        var found = IndexAt(marks, textIndex);
        return found < 0 ? null : marks[found];
    }

    /// <summary>The marks that hold somewhere in a slice, with places that begin at the slice.</summary>
    public static T[] Slice<T>(T[] marks, TextSpan span)
        where T : struct, IMark<T>
    {
        var first = Math.Max(0, IndexAt<T>(marks, span.Start));
        var end = span.IsEmpty ? IndexAt<T>(marks, span.Start) + 1 : IndexAt<T>(marks, span.End - 1) + 1;
        if (end <= first)
        {
            return [];
        }

        var slice = marks[first..end];
        for (var i = 0; i < slice.Length; i++)
        {
            slice[i] = slice[i].At(Math.Max(0, slice[i].TextStart - span.Start));
        }

        return slice;
    }

    /// <summary>The marks of a text and of another right behind it; what holds on does not begin anew.</summary>
    public static T[] Append<T>(T[] marks, T[] next, int textLength, Func<T, T, bool> areSame)
        where T : struct, IMark<T>
    {
        var holdsOn = marks.Length > 0 && next.Length > 0 && next[0].TextStart == 0 && areSame(marks[^1], next[0]);
        return [.. marks, .. next.Skip(holdsOn ? 1 : 0).Select(mark => mark.At(mark.TextStart + textLength))];
    }
}
