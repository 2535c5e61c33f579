namespace Search.Inference;

/// <summary>Reads the post-processor of a tokenizer.json.</summary>
internal static class PostProcessorReader
{
    private const string Supported = "TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel, Sequence";

    public static PostProcessor Read(JsonPlace place)
    {
        var type = place.GetString("type");
        return type switch
        {
            "TemplateProcessing" => TemplateReader.Read(place),
            "BertProcessing" => ReadBert(place, secondType: 1, trims: []),
            "RobertaProcessing" => ReadRoberta(place),
            "ByteLevel" => PostProcessor.None.WithTrims(ReadTrims(place)),
            "Sequence" => ReadSequence(place),
            _ => throw place.RefuseType(type, "post-processor", Supported),
        };
    }

    private static PostProcessor ReadBert(JsonPlace place, int secondType, bool[] trims)
    {
        var start = new TemplatePiece(-1, ReadToken(place.Get("cls")), 0);
        var end = new TemplatePiece(-1, ReadToken(place.Get("sep")), 0);
        var first = new TemplatePiece(0, 0, 0);
        var second = new TemplatePiece(1, 0, secondType);
        return new PostProcessor(
            [start, first, end], [start, first, end, second, end with { TypeId = secondType }], trims);
    }

    /// <summary>RoBERTa knows one segment only, and puts two separators between the texts.</summary>
    private static PostProcessor ReadRoberta(JsonPlace place)
    {
        var start = new TemplatePiece(-1, ReadToken(place.Get("cls")), 0);
        var end = new TemplatePiece(-1, ReadToken(place.Get("sep")), 0);
        var first = new TemplatePiece(0, 0, 0);
        var second = new TemplatePiece(1, 0, 0);
        return new PostProcessor(
            [start, first, end], [start, first, end, end, second, end], ReadTrims(place));
    }

    private static bool[] ReadTrims(JsonPlace place) =>
        place.GetBoolean("trim_offsets") ? [place.GetBoolean("add_prefix_space")] : [];

    /// <summary>A special token is written ["[SEP]", 102].</summary>
    private static int ReadToken(JsonPlace place)
    {
        var parts = place.Items().ToArray();
        return parts.Length == 2
            ? parts[1].AsInt32()
            : throw place.Refuse($"has {parts.Length} elements", "a token and its id");
    }

    /// <summary>Any number of steps may trim, but only one may add tokens, since a second would see its output.</summary>
    private static PostProcessor ReadSequence(JsonPlace place)
    {
        var result = PostProcessor.None;
        foreach (var step in place.Get("processors").Items())
        {
            var next = Read(step);
            if (next.HasTemplate && result.HasTemplate)
            {
                throw step.Refuse("is the second step that adds special tokens", "one at most");
            }

            result = (next.HasTemplate ? next : result).WithTrims([.. result.Trims, .. next.Trims]);
        }

        return result;
    }
}
