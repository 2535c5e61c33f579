using System.Globalization;
using Search.Pipeline;

namespace Search;

/// <summary>What a file says under <c>init</c> of a component; read it by names.</summary>
/// <remarks>
/// Every method throws a <see cref="GraphFileException"/> with the line when the value is missing, of another kind or
/// out of its range. A setting that is never asked for is an error, too.
/// </remarks>
public sealed class ComponentSettings
{
    private readonly YamlMap _map;
    private readonly GraphCatalog _catalog;
    private readonly string _owner;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    internal ComponentSettings(YamlMap map, GraphCatalog catalog, string owner) =>
        (_map, _catalog, _owner) = (map, catalog, owner);

    /// <summary>Whether the file has a setting.</summary>
    public bool Has(string name)
    {
        _asked.Add(name);
        return _map.Find(name) is not null;
    }

    /// <summary>A text.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <param name="defaultValue">What it is when the file does not say; null when it must.</param>
    public string Text(string name, string? defaultValue = null) =>
        Find(name) is { } value ? TextOf(name, value).Value : defaultValue ?? throw Missing(name, "a text");

    /// <summary>A whole number in a range.</summary>
    public int WholeNumber(string name, int defaultValue, int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        if (Find(name) is not { } value)
        {
            return defaultValue;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign;
        return value is YamlText text && int.TryParse(text.Value, Style, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum
                ? number
                : throw Wrong(name, value, $"a whole number from {minimum} to {maximum}");
    }

    /// <summary>A whole number of 64 bits, 1 or more.</summary>
    public long LargeNumber(string name, long defaultValue)
    {
        if (Find(name) is not { } value)
        {
            return defaultValue;
        }

        return value is YamlText text
            && long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw Wrong(name, value, "a whole number from 1");
    }

    /// <summary>A finite number.</summary>
    public double Number(string name, double defaultValue) =>
        Find(name) is { } value ? NumberOf(name, value) : defaultValue;

    /// <summary>A list of finite numbers; null when the file has none.</summary>
    public IReadOnlyList<double>? Numbers(string name) =>
        Find(name) is { } value ? [.. ListOf(name, value, "numbers").Select(item => NumberOf(name, item))] : null;

    /// <summary>True or false.</summary>
    public bool Flag(string name, bool defaultValue) => Find(name) switch
    {
        null => defaultValue,
        YamlText { Value: "true" } => true,
        YamlText { Value: "false" } => false,
        var value => throw Wrong(name, value, "true or false"),
    };

    /// <summary>One of the names of an enumeration.</summary>
    public T Choice<T>(string name, T defaultValue)
        where T : struct, Enum
    {
        if (Find(name) is not { } value)
        {
            return defaultValue;
        }

        return value is YamlText text && Array.IndexOf(Enum.GetNames<T>(), text.Value) is >= 0 and var index
            ? Enum.GetValues<T>()[index]
            : throw Wrong(name, value, $"one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var value = Find(name) ?? throw Missing(name, "a list of texts");
        return [.. ListOf(name, value, "texts").Select(item => TextOf(name, item).Value)];
    }

    /// <summary>An object that the program has named in the catalog.</summary>
    /// <typeparam name="T">What the object must be.</typeparam>
    public T Resource<T>(string name)
        where T : class
    {
        var value = Find(name) ?? throw Missing(name, "the name of an object in the catalog");
        return ResourceOf<T>(name, value);
    }

    /// <summary>Objects that the program has named in the catalog; none by default.</summary>
    /// <typeparam name="T">What the objects must be.</typeparam>
    public IReadOnlyList<T> Resources<T>(string name)
        where T : class =>
        Find(name) is { } value
            ? [.. ListOf(name, value, "names of objects").Select(item => ResourceOf<T>(name, item))]
            : [];

    /// <summary>A filter, as JSON in a text; null when the file has none.</summary>
    public MetadataFilter? Filter(string name) =>
        Has(name) ? MetadataFilter.Parse(Text(name)) : null;

    /// <summary>A value of the environment, <c>${env:NAME}</c>; a value that stands in the file is refused.</summary>
    public Secret Secret(string name)
    {
        var value = Find(name) ?? throw Missing(name, "a reference, ${env:NAME}");
        if (value is not YamlText text || Search.Secret.NameOf(text.Value) is not { } variable)
        {
            // Not shown: it may be the secret.
            throw new GraphFileException(
                value.Line,
                $"'{name}' of {_owner} is a secret, and secrets do not stand in files; write ${{env:NAME}} and set " +
                "that variable.");
        }

        return _catalog.Environment(variable) is { Length: > 0 } secret
            ? new Secret(variable, secret)
            : throw new GraphFileException(value.Line, $"The environment has no variable '{variable}' for '{name}'.");
    }

    /// <summary>Settings whose names the file chooses, in its order.</summary>
    /// <param name="name">The name of the setting that holds them.</param>
    /// <param name="read">Reads one by its name.</param>
    public IReadOnlyList<KeyValuePair<string, T>> Each<T>(string name, Func<ComponentSettings, string, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var value = Find(name) ?? throw Missing(name, "names with values");
        var map = value as YamlMap ?? throw Wrong(name, value, "names with values");
        var inner = new ComponentSettings(map, _catalog, $"'{name}' of {_owner}");
        return [.. map.Pairs.Select(pair => new KeyValuePair<string, T>(pair.Key, read(inner, pair.Key)))];
    }

    /// <summary>Settings under a name of their own.</summary>
    /// <param name="name">The name of the setting that holds them.</param>
    /// <param name="read">Reads them.</param>
    public T Section<T>(string name, Func<ComponentSettings, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var value = Find(name) ?? throw Missing(name, "names with values");
        var map = value as YamlMap ?? throw Wrong(name, value, "names with values");
        var inner = new ComponentSettings(map, _catalog, $"'{name}' of {_owner}");
        var section = read(inner);
        inner.RequireAllAsked();
        return section;
    }

    /// <exception cref="GraphFileException">The file has a setting that was not asked for.</exception>
    internal void RequireAllAsked()
    {
        foreach (var (name, value) in _map.Pairs.Where(pair => !_asked.Contains(pair.Key)))
        {
            throw new GraphFileException(
                value.Line,
                $"{_owner} has no setting '{NearNames.Shown(name)}'; {NearNames.Of(name, _asked)}.");
        }
    }

    private YamlValue? Find(string name)
    {
        _asked.Add(name);
        return _map.Find(name);
    }

    private T ResourceOf<T>(string name, YamlValue value)
        where T : class
    {
        var resource = TextOf(name, value).Value;
        return _catalog.FindResource(resource) switch
        {
            T fitting => fitting,
            null => throw new GraphFileException(
                value.Line,
                $"The catalog has no object '{NearNames.Shown(resource)}' for '{name}' of {_owner}; " +
                $"{NearNames.Of(resource, _catalog.NamesOf<T>())}."),
            var other => throw new GraphFileException(
                value.Line,
                $"'{resource}' is a {other.GetType().Name}, but '{name}' of {_owner} takes a {typeof(T).Name}; " +
                $"{NearNames.Of(resource, _catalog.NamesOf<T>())}."),
        };
    }

    private YamlText TextOf(string name, YamlValue value)
    {
        if (value is not YamlText text)
        {
            throw Wrong(name, value, "a text");
        }

        return Search.Secret.IsReference(text.Value)
            ? throw new GraphFileException(
                value.Line, $"'{name}' of {_owner} is no secret; references to the environment are for secrets only.")
            : text;
    }

    private double NumberOf(string name, YamlValue value) =>
        value is YamlText text
        && double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : throw Wrong(name, value, "a number");

    private IReadOnlyList<YamlValue> ListOf(string name, YamlValue value, string items) =>
        value is YamlList list ? list.Items : throw Wrong(name, value, $"a list of {items}");

    private GraphFileException Missing(string name, string wanted) =>
        new(_map.Line, $"{_owner} needs a setting '{name}', {wanted}.");

    private GraphFileException Wrong(string name, YamlValue value, string wanted)
    {
        var found = value switch
        {
            YamlText text => $"'{NearNames.Shown(text.Value)}'",
            YamlList => "a list",
            _ => "names with values",
        };
        return new GraphFileException(value.Line, $"'{name}' of {_owner} is {found}; it takes {wanted}.");
    }
}
