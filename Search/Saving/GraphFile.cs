using Search.Pipeline;

namespace Search;

/// <summary>Saves graphs as YAML and loads them again.</summary>
/// <remarks>
/// A file has the components by their registered names, their settings, the connections and the metadata; see
/// <see cref="GraphCatalog"/> for what it can speak of. Loading checks the wiring by the rules of the compiler.
/// </remarks>
public static class GraphFile
{
    /// <summary>The length of the longest file, in characters: 1,000,000.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>The number of components in the largest file, nested ones included: 1,000.</summary>
    public const int MaxComponents = 1_000;

    /// <summary>How deep graphs may stand in graphs: 8.</summary>
    public const int MaxNesting = 8;

    /// <summary>A graph as YAML.</summary>
    /// <exception cref="InvalidOperationException">
    /// A component is of a class that is not registered, needs an object that the catalog has no name for, or a
    /// connection converts its values by a function.
    /// </exception>
    public static string Write(Graph graph, GraphCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(catalog);
        return YamlWriter.Write(GraphFileWriter.Write(graph, catalog));
    }

    /// <summary>A graph from YAML.</summary>
    /// <exception cref="GraphFileException">
    /// The text is malformed or beyond a limit, names what is not in the catalog, or wires what does not fit.
    /// </exception>
    public static Graph Read(string yaml, GraphCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(catalog);
        if (yaml.Length > MaxLength)
        {
            throw new GraphFileException(1, $"The file has {yaml.Length} characters; the limit is {MaxLength}.");
        }

        // The parser takes it for the end of the text and would not see what follows.
        return yaml.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var place
            ? throw new GraphFileException(
                yaml.AsSpan(0, place).Count('\n') + 1, "The file has a character of value 0, so it is no text.")
            : new GraphFileReader(catalog).Read(YamlReader.Read(yaml));
    }

    /// <summary>Saves a graph in a file, in place of one that is there.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <inheritdoc cref="Write"/>
    public static Task SaveAsync(
        Graph graph, string path, GraphCatalog catalog, CancellationToken cancellationToken = default) =>
        File.WriteAllTextAsync(path, Write(graph, catalog), cancellationToken);

    /// <summary>Loads a graph from a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <inheritdoc cref="Read"/>
    public static async Task<Graph> LoadAsync(
        string path, GraphCatalog catalog, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var length = new FileInfo(path).Length;
        return length <= 4L * MaxLength
            ? Read(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), catalog)
            : throw new GraphFileException(1, $"The file has {length} bytes; the limit is {4L * MaxLength}.");
    }
}
