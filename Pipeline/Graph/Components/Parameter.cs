namespace Search.Pipeline;

/// <summary>A parameter of a lambda: its name, and a default if it has one. A string is a name.</summary>
/// <typeparam name="T">The type of the parameter.</typeparam>
public readonly struct Parameter<T>
{
    private readonly string _name;
    private readonly T _defaultValue;
    private readonly bool _hasDefault;

    /// <summary>A parameter that must have a value.</summary>
    public Parameter(string name)
    {
        _name = name;
        _defaultValue = default!;
        _hasDefault = false;
    }

    /// <summary>A parameter with a default.</summary>
    public Parameter(string name, T defaultValue)
    {
        _name = name;
        _defaultValue = defaultValue;
        _hasDefault = true;
    }

    /// <summary>The name of a parameter that must have a value.</summary>
    public static implicit operator Parameter<T>(string name) => new(name);

    internal Input<T> AddTo(LambdaSockets component) =>
        _hasDefault ? component.Add(_name, _defaultValue) : component.Add<T>(_name);
}
