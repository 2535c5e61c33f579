namespace Search.Inference;

/// <summary>Reads a pattern, written {"String": "…"} or {"Regex": "…"}.</summary>
internal static class PatternFieldReader
{
    public static TextPattern Read(JsonPlace place)
    {
        if (place.TryGet("String", out var literal))
        {
            var text = literal.AsString();
            return text.Length > 0
                ? new LiteralPattern(text)
                : throw literal.Refuse("is empty", "a string to look for");
        }

        var expression = place.Get("Regex");
        try
        {
            return PatternCompiler.Compile(expression.AsString());
        }
        catch (FormatException exception)
        {
            throw expression.Refuse(exception.Message, "an expression that can be followed exactly", exception);
        }
    }
}
