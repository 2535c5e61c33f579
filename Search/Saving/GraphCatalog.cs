using Search.Pipeline;

namespace Search;

/// <summary>All that a saved graph may speak of: classes of components, and objects of the program, by names.</summary>
/// <remarks>
/// <para>Loading creates components of registered classes and nothing else; no name in a file is ever looked up as a
/// type, a member or a file. Stores, models, clients and conditions are objects that the program made; a file only has
/// their names.</para>
/// <para>Not thread-safe while it is being filled.</para>
/// </remarks>
public sealed class GraphCatalog
{
    private readonly Dictionary<string, ComponentRegistration> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, ComponentRegistration> _byType = [];
    private readonly Dictionary<string, object> _resources = new(StringComparer.Ordinal);

    /// <summary>Where secrets come from; by default the environment of the process.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The names of the classes that are registered.</summary>
    public IReadOnlyCollection<string> TypeNames => _byName.Keys;

    /// <summary>A catalog with all components of this library, and its stages that need no choice.</summary>
    /// <param name="environment">Where secrets come from; by default the environment of the process.</param>
    public static GraphCatalog BuiltIn(Func<string, string?>? environment = null)
    {
        var catalog = new GraphCatalog { Environment = environment ?? System.Environment.GetEnvironmentVariable };
        BuiltInComponents.AddTo(catalog);
        return catalog;
    }

    /// <summary>Registers a class of components.</summary>
    /// <param name="typeName">The name in files.</param>
    /// <param name="load">Makes a component of what stands under <c>init</c>.</param>
    /// <param name="save">Writes what <paramref name="load"/> reads.</param>
    /// <exception cref="ArgumentException">The name or the class is registered already.</exception>
    public void Register<T>(string typeName, Func<ComponentSettings, T> load, Action<T, ComponentSettingsWriter> save)
        where T : GraphComponent
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(typeName);
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(save);
        if (typeName == GraphFormat.NestedType || _byName.ContainsKey(typeName) || _byType.ContainsKey(typeof(T)))
        {
            throw new ArgumentException($"'{typeName}' or its class is registered already.", nameof(typeName));
        }

        var registration =
            new ComponentRegistration(typeName, load, (component, writer) => save((T)component, writer));
        _byName.Add(typeName, registration);
        _byType.Add(typeof(T), registration);
    }

    /// <summary>Names an object of the program, which files may use by that name.</summary>
    /// <returns>This catalog.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public GraphCatalog AddResource(string name, object resource)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(resource);
        return _resources.TryAdd(name, resource)
            ? this
            : throw new ArgumentException($"There is an object '{name}' already.", nameof(name));
    }

    internal ComponentRegistration? Find(string typeName) => _byName.GetValueOrDefault(typeName);

    internal ComponentRegistration? Find(Type type) => _byType.GetValueOrDefault(type);

    internal object? FindResource(string name) => _resources.GetValueOrDefault(name);

    internal string? NameOf(object resource) =>
        _resources.FirstOrDefault(pair => ReferenceEquals(pair.Value, resource)).Key;

    internal IEnumerable<string> NamesOf<T>() => _resources.Where(pair => pair.Value is T).Select(pair => pair.Key);
}
