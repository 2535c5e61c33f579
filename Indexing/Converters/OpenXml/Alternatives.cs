namespace Search.Indexing;

/// <summary>Chooses among the ways in which a file says the same thing for programs of different age.</summary>
/// <remarks>The newest way comes first (ECMA-376 part 3); the first is taken, so that nothing is said twice.</remarks>
internal sealed class Alternatives
{
    private readonly Stack<bool> _isChosen = new();

    /// <summary>Takes in the start of an element.</summary>
    /// <returns>Whether it is to be read; also for elements that are no alternative.</returns>
    public bool Start(string name)
    {
        if (name == "AlternateContent")
        {
            _isChosen.Push(false);
            return true;
        }

        if (name is not ("Choice" or "Fallback") || !_isChosen.TryPop(out var isChosen))
        {
            return true;
        }

        _isChosen.Push(true);
        return !isChosen;
    }

    /// <summary>Takes in the end of an element.</summary>
    public void End(string name)
    {
        if (name == "AlternateContent")
        {
            _isChosen.TryPop(out _);
        }
    }
}
