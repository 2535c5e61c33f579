namespace Search.Indexing;

/// <summary>Tells the results of fields, which are text, from their instructions, which are not.</summary>
internal sealed class DocxFields
{
    private readonly Stack<bool> _open = new();
    private int _instructions;

    /// <summary>Whether the place is in an instruction.</summary>
    public bool IsInInstruction => _instructions > 0;

    /// <summary>Takes in a mark of a field: <c>begin</c>, <c>separate</c> or <c>end</c>.</summary>
    public void Add(string? mark)
    {
        if (mark == "begin")
        {
            _open.Push(true);
            _instructions++;
        }
        else if (mark is "separate" or "end" && _open.TryPop(out var isInstruction))
        {
            _instructions -= isInstruction ? 1 : 0;
            if (mark == "separate")
            {
                _open.Push(false);
            }
        }
    }

    /// <summary>Says that a paragraph ends; so does an instruction, lest it takes the rest of the file.</summary>
    public void EndParagraph()
    {
        if (_instructions > 0)
        {
            _instructions = 0;
            _open.Clear();
        }
    }
}
