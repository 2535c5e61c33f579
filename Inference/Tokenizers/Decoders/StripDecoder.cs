namespace Search.Inference;

/// <summary>Takes up to a number of a character from the beginning, and as many from the end, of every token.</summary>
internal sealed class StripDecoder(char content, int start, int stop) : TokenDecoder
{
    public override List<string> Decode(List<string> tokens) => tokens.ConvertAll(Strip);

    private string Strip(string token)
    {
        var first = 0;
        while (first < start && first < token.Length && token[first] == content)
        {
            first++;
        }

        var last = token.Length;
        while (token.Length - last < stop && last > 0 && token[last - 1] == content)
        {
            last--;
        }

        return first < last ? token[first..last] : "";
    }
}
