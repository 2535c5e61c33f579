namespace Search.Indexing;

/// <summary>Writes a JSON Lines file line by line; one that is not JSON is kept as it is.</summary>
internal sealed class JsonLines(JsonText writer, MappedText text)
{
    private readonly NumberList _bad = new();
    private string _firstProblem = "";

    /// <summary>Writes all lines.</summary>
    /// <returns>Whether any was JSON; if not, the last warning says what is wrong.</returns>
    public bool Write(List<string> warnings)
    {
        var good = 0;
        var number = 0;
        for (var start = 0; start < writer.Length; number++)
        {
            var end = writer.LineEnd(start);
            if (!writer.IsBlank(start, end))
            {
                good += TryWrite(start, end, number + 1) ? 1 : 0;
            }

            start = end + 1;
        }

        if (_bad.Count > 0)
        {
            warnings.Add(Describe(good));
        }

        return good > 0 || _bad.Count == 0;
    }

    private bool TryWrite(int start, int end, int number)
    {
        if (writer.FindProblem(start, end) is not { } problem)
        {
            writer.Write(start, end, number);
            return true;
        }

        _firstProblem = _bad.Count == 0 ? problem : _firstProblem;
        _bad.Add(number);
        text.Break(2);
        writer.CopyLine(start, end, number);
        return false;
    }

    private string Describe(int good)
    {
        if (good == 0)
        {
            return $"The file has no line that is JSON; line {_bad.First}: {_firstProblem}";
        }

        return $"These lines are not JSON and were kept as they are: {_bad}. The first: {_firstProblem}";
    }
}
