using System.Globalization;
using System.Text;

namespace Search.Indexing;

/// <summary>The way from the root of a JSON text to the value that is being read.</summary>
internal sealed class JsonPath
{
    // Names stand before each value, so a file of long names in one another could grow without end.
    private const int MaxParentLength = 120;
    private const int MaxPointerLength = 1000;

    private readonly List<Level> _levels = [];

    /// <summary>How many objects and lists are open.</summary>
    public int Depth => _levels.Count;

    /// <summary>Whether the innermost open thing is a list.</summary>
    public bool IsInArray => _levels.Count > 0 && _levels[^1].IsArray;

    /// <summary>Whether the innermost open thing is in a list that is the root.</summary>
    public bool IsItemOfRoot => _levels.Count > 1 && _levels[0].IsArray;

    /// <summary>The index in the root, if that is a list.</summary>
    public int RootIndex => _levels[0].Index;

    /// <summary>The name of the property that the value belongs to, be it as an item of a list.</summary>
    public string Name
    {
        get
        {
            var level = _levels.FindLastIndex(one => !one.IsArray);
            return level < 0 ? "" : _levels[level].Name;
        }
    }

    public void Clear() => _levels.Clear();

    public void Push(bool isArray) => _levels.Add(new Level(isArray));

    public void Pop() => _levels.RemoveAt(_levels.Count - 1);

    /// <summary>Goes to the next property of the innermost object.</summary>
    public void SetName(string name, int start, int length)
    {
        var level = _levels[^1];
        (level.Name, level.NameStart, level.NameLength) = (name, start, length);
    }

    /// <summary>Goes to the next item, if the innermost open thing is a list.</summary>
    public void StartValue()
    {
        if (IsInArray)
        {
            _levels[^1].Index++;
        }
    }

    /// <summary>Whether the value is a property of an object at a depth.</summary>
    public bool IsPropertyOf(int depth) => _levels.Count == depth && !_levels[^1].IsArray;

    /// <summary>What stands before a value: the names around it up to the list that it is in, and its own.</summary>
    /// <returns>Whether it has a name.</returns>
    public bool TryGetLabel(out string parents, out int start, out int length)
    {
        (parents, start, length) = ("", 0, 0);
        var own = _levels.Count - 1;
        while (own >= 0 && _levels[own].IsArray)
        {
            own--;
        }

        if (own < 0)
        {
            return false;
        }

        for (var i = own - 1; i >= 0 && !_levels[i].IsArray; i--)
        {
            if (parents.Length + _levels[i].Name.Length > MaxParentLength)
            {
                break;
            }

            parents = $"{_levels[i].Name}.{parents}";
        }

        (start, length) = (_levels[own].NameStart, _levels[own].NameLength);
        return true;
    }

    /// <summary>
    /// The JSON pointer of the value; of a value whose names are very long, that of what is around it.
    /// </summary>
    public string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (var level in _levels.TakeWhile(level => level.Name.Length <= MaxPointerLength))
        {
            var part = level.IsArray
                ? level.Index.ToString(CultureInfo.InvariantCulture)
                : level.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            if (pointer.Length + part.Length > MaxPointerLength)
            {
                break;
            }

            pointer.Append('/').Append(part);
        }

        return pointer.ToString();
    }

    private sealed class Level(bool isArray)
    {
        public bool IsArray { get; } = isArray;

        public int Index { get; set; } = -1;

        public string Name { get; set; } = "";

        public int NameStart { get; set; }

        public int NameLength { get; set; }
    }
}
