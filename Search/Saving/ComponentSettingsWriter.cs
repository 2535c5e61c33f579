using System.Globalization;
using Search.Pipeline;

namespace Search;

/// <summary>Takes what stands under <c>init</c> of a component when a graph is saved.</summary>
/// <remarks>The counterpart of <see cref="ComponentSettings"/>; a name is written once.</remarks>
public sealed class ComponentSettingsWriter
{
    private readonly GraphCatalog _catalog;
    private readonly string _owner;
    private readonly List<KeyValuePair<string, YamlValue>> _pairs = [];

    internal ComponentSettingsWriter(GraphCatalog catalog, string owner) => (_catalog, _owner) = (catalog, owner);

    /// <summary>Writes a text; null is left out.</summary>
    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            Add(name, new YamlText(value, IsPlain: false));
        }
    }

    /// <summary>Writes a number; null is left out.</summary>
    public void Number(string name, double? value)
    {
        if (value is { } number)
        {
            Add(name, Plain(number));
        }
    }

    /// <summary>Writes numbers; null is left out.</summary>
    public void Numbers(string name, IReadOnlyList<double>? values)
    {
        if (values is not null)
        {
            Add(name, new YamlList([.. values.Select(Plain)]));
        }
    }

    /// <summary>Writes true or false.</summary>
    public void Flag(string name, bool value) => Add(name, new YamlText(value ? "true" : "false", IsPlain: true));

    /// <summary>Writes texts.</summary>
    public void Texts(string name, IEnumerable<string> values) =>
        Add(name, new YamlList([.. values.Select(value => new YamlText(value, IsPlain: false))]));

    /// <summary>Writes the name that the catalog has for an object.</summary>
    /// <exception cref="InvalidOperationException">The catalog does not have it.</exception>
    public void Resource(string name, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Text(name, NameOf(name, value));
    }

    /// <summary>Writes the names that the catalog has for objects; none are left out.</summary>
    /// <exception cref="InvalidOperationException">The catalog does not have one of them.</exception>
    public void Resources(string name, IReadOnlyCollection<object> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count > 0)
        {
            Texts(name, values.Select(value => NameOf(name, value)));
        }
    }

    /// <summary>Writes a filter as JSON in a text; null is left out.</summary>
    public void Filter(string name, MetadataFilter? value) => Text(name, value?.ToJson());

    /// <summary>Writes the reference to a secret, never its value.</summary>
    public void Secret(string name, Secret value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Add(name, new YamlText(value.ToString(), IsPlain: false));
    }

    /// <summary>Writes settings whose names are chosen by the component.</summary>
    public void Section(string name, Action<ComponentSettingsWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var section = new ComponentSettingsWriter(_catalog, $"'{name}' of {_owner}");
        write(section);
        Add(name, section.ToYaml());
    }

    private string NameOf(string name, object value) =>
        _catalog.NameOf(value) ?? throw new InvalidOperationException(
            $"'{name}' of {_owner} is a {value.GetType().Name} that the catalog has no name for; add it with " +
            $"{nameof(GraphCatalog)}.{nameof(GraphCatalog.AddResource)}.");

    internal YamlMap ToYaml() => new([.. _pairs]);

    private void Add(string name, YamlValue value) => _pairs.Add(new(name, value));

    private static YamlText Plain(double value) =>
        new(value.ToString("R", CultureInfo.InvariantCulture), IsPlain: true);
}
