namespace Search.Pipeline;

/// <summary>This range of the text, a word as a rule, stands in this box.</summary>
internal readonly record struct BoxMark(int TextStart, int Length, PageBox Box)
{
    public int TextEnd => TextStart + Length;

    /// <summary>The boxes that share text with a span, cut to it, with places that begin at the span.</summary>
    public static BoxMark[] Slice(ReadOnlySpan<BoxMark> boxes, TextSpan span)
    {
        var first = FirstEndingAfter(boxes, span.Start);
        var end = first;
        while (!span.IsEmpty && end < boxes.Length && boxes[end].TextStart < span.End)
        {
            end++;
        }

        var slice = boxes[first..end].ToArray();
        for (var i = 0; i < slice.Length; i++)
        {
            var from = Math.Max(slice[i].TextStart, span.Start);
            var to = Math.Min(slice[i].TextEnd, span.End);
            slice[i] = new BoxMark(from - span.Start, to - from, slice[i].Box);
        }

        return slice;
    }

    /// <summary>The boxes of a span, those of one line as one.</summary>
    public static IReadOnlyList<PageBox> LinesOf(ReadOnlySpan<BoxMark> boxes, TextSpan span)
    {
        var first = FirstEndingAfter(boxes, span.Start);
        if (first == boxes.Length || boxes[first].TextStart >= span.End)
        {
            return [];
        }

        var lines = new List<PageBox>();
        for (var i = first; i < boxes.Length && boxes[i].TextStart < span.End; i++)
        {
            var box = boxes[i].Box;
            if (lines.Count > 0 && lines[^1].IsContinuedBy(box))
            {
                lines[^1] = lines[^1] with { Width = box.Right - lines[^1].Left };
            }
            else
            {
                lines.Add(box);
            }
        }

        return lines;
    }

    private static int FirstEndingAfter(ReadOnlySpan<BoxMark> boxes, int textIndex)
    {
        var (low, high) = (0, boxes.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (boxes[middle].TextEnd <= textIndex)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
