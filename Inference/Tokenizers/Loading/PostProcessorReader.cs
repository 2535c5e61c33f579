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
            "BertProcessing" => PostProcessor.Bert(ReadToken(place.Get("cls")), ReadToken(place.Get("sep"))),
            "RobertaProcessing" => PostProcessor
                .Roberta(ReadToken(place.Get("cls")), ReadToken(place.Get("sep")))
                .WithTrims(ReadTrims(place)),
            "ByteLevel" => PostProcessor.None.WithTrims(ReadTrims(place)),
            "Sequence" => ReadSequence(place),
            _ => throw place.RefuseType(type, "post-processor", Supported),
        };
    }

    private static bool[] ReadTrims(JsonPlace place) =>
        place.GetBoolean("trim_offsets") ? [place.GetBoolean("add_prefix_space")] : [];

    /// <summary>A special token is written ["[SEP]", 102].</summary>
    private static int ReadToken(JsonPlace place)
    {
        var parts = place.Items().ToArray();
        return parts.Length == 2
            ? parts[1].AsTokenId()
            : throw place.Refuse($"has {parts.Length} elements", "a token and its id");
    }

    /// <summary>
    /// Any number of steps may trim, but only one may add tokens, since a second would see its output.
    /// </summary>
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
