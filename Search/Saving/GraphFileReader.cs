using System.Globalization;
using Search.Pipeline;

namespace Search;

/// <summary>Makes a graph of its tree.</summary>
internal sealed class GraphFileReader(GraphCatalog catalog)
{
    private static readonly string[] _graphNames =
    [
        GraphFormat.Name, GraphFormat.MaxVisits, GraphFormat.Metadata, GraphFormat.Components, GraphFormat.Connections,
    ];

    private int _components;

    /// <exception cref="GraphFileException">Something is not as it should be.</exception>
    public Graph Read(YamlMap file)
    {
        RequireKnown(file, "a graph file", [GraphFormat.Format, .. _graphNames]);
        var format = file.Find(GraphFormat.Format) as YamlText;
        return format?.Value == GraphFormat.Version.ToString(CultureInfo.InvariantCulture)
            ? ReadGraph(file, depth: 0).Graph
            : throw new GraphFileException(
                format?.Line ?? file.Line,
                $"The file must say 'format: {GraphFormat.Version}'; other formats are not known here.");
    }

    private (Graph Graph, GraphBuilder Builder) ReadGraph(YamlMap map, int depth)
    {
        if (depth > GraphFile.MaxNesting)
        {
            throw new GraphFileException(
                map.Line, $"Graphs stand deeper in graphs than {GraphFile.MaxNesting} levels.");
        }

        var options = ReadOptions(map);
        var builder = new GraphBuilder();
        foreach (var (name, value) in Map(map, GraphFormat.Components).Pairs)
        {
            if (++_components > GraphFile.MaxComponents)
            {
                throw new GraphFileException(
                    value.Line, $"The file has more than {GraphFile.MaxComponents} components.");
            }

            var component = ReadComponent(name, AsMap(value, $"the component '{NearNames.Shown(name)}'"), depth);
            Guard(value.Line, () => builder.Add(name, component));
        }

        ReadConnections(map, builder);
        return (Guard(map.Line, () => builder.Build(options)), builder);
    }

    private GraphOptions ReadOptions(YamlMap map)
    {
        var settings = new ComponentSettings(map, catalog, "the graph");
        return new GraphOptions
        {
            Name = settings.Text(GraphFormat.Name, "graph"),
            MaxVisits = settings.WholeNumber(GraphFormat.MaxVisits, GraphOptions.DefaultMaxVisits, 1, 1_000_000),
            Metadata = map.Find(GraphFormat.Metadata) is { } metadata
                ? Guard(metadata.Line, () => MetadataYaml.Read(AsMap(metadata, "the metadata")))
                : DocumentMetadata.Empty,
        };
    }

    private GraphComponent ReadComponent(string name, YamlMap map, int depth)
    {
        var typeName = Text(map, GraphFormat.Type, $"the component '{NearNames.Shown(name)}'");
        if (typeName.Value == GraphFormat.NestedType)
        {
            return ReadNested(name, map, depth);
        }

        var registration = catalog.Find(typeName.Value) ?? throw new GraphFileException(
            typeName.Line,
            $"No type '{NearNames.Shown(typeName.Value)}' is registered; " +
            $"{NearNames.Of(typeName.Value, catalog.TypeNames)}.");
        RequireKnown(map, $"'{name}'", [GraphFormat.Type, GraphFormat.Init]);
        var init = map.Find(GraphFormat.Init) is { } value
            ? AsMap(value, $"'{GraphFormat.Init}' of '{name}'")
            : new YamlMap([], map.Line);
        var settings = new ComponentSettings(init, catalog, $"'{name}', a {registration.TypeName},");
        var component = Guard(init.Line, () => registration.Load(settings));
        settings.RequireAllAsked();
        return component;
    }

    private SubgraphComponent ReadNested(string name, YamlMap map, int depth)
    {
        RequireKnown(
            map, $"'{name}'", [GraphFormat.Type, GraphFormat.Graph, GraphFormat.Inputs, GraphFormat.Outputs]);
        var inner = Map(map, GraphFormat.Graph);
        RequireKnown(inner, $"the graph in '{name}'", _graphNames);
        var (graph, builder) = ReadGraph(inner, depth + 1);
        var nested = new SubgraphComponent(graph);
        foreach (var (outer, path) in Map(map, GraphFormat.Inputs).Pairs)
        {
            Guard(path.Line, () => nested.ExposeSocket(outer, builder.FindInput(AsText(path, outer).Value)));
        }

        foreach (var (outer, path) in Map(map, GraphFormat.Outputs).Pairs)
        {
            Guard(path.Line, () => nested.ExposeSocket(outer, builder.FindOutput(AsText(path, outer).Value)));
        }

        return nested;
    }

    private static void ReadConnections(YamlMap map, GraphBuilder builder)
    {
        var value = map.Find(GraphFormat.Connections);
        var connections = value switch
        {
            null => [],
            YamlList list => list.Items,
            _ => throw new GraphFileException(value.Line, "Connections are a list of 'from' and 'to'."),
        };
        foreach (var item in connections)
        {
            var connection = AsMap(item, "a connection");
            RequireKnown(connection, "a connection", [GraphFormat.From, GraphFormat.To]);
            var from = Text(connection, GraphFormat.From, "a connection");
            var to = Text(connection, GraphFormat.To, "a connection");
            var output = Guard(from.Line, () => builder.FindOutput(from.Value));
            var input = Guard(to.Line, () => builder.FindInput(to.Value));
            Guard(connection.Line, () => builder.ConnectSockets(output, input));
        }
    }

    private static T Guard<T>(int line, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception error) when (error is ArgumentException or GraphBuildException or FilterException
            or InvalidOperationException or FormatException)
        {
            throw new GraphFileException(line, error.Message, error);
        }
    }

    private static void Guard(int line, Action act) => Guard(line, () =>
    {
        act();
        return true;
    });

    private static void RequireKnown(YamlMap map, string owner, string[] known)
    {
        foreach (var (name, value) in map.Pairs.Where(pair => !known.Contains(pair.Key)))
        {
            throw new GraphFileException(
                value.Line,
                $"There is nothing named '{NearNames.Shown(name)}' in {owner}; {NearNames.Of(name, known)}.");
        }
    }

    private static YamlMap Map(YamlMap map, string name) =>
        map.Find(name) is { } value ? AsMap(value, $"'{name}'") : new YamlMap([], map.Line);

    private static YamlMap AsMap(YamlValue value, string what) =>
        value as YamlMap ?? throw new GraphFileException(value.Line, $"{what} is written as names with values.");

    private static YamlText AsText(YamlValue value, string what) =>
        value as YamlText ?? throw new GraphFileException(value.Line, $"'{what}' is written as a text.");

    private static YamlText Text(YamlMap map, string name, string owner) =>
        map.Find(name) is { } value
            ? AsText(value, name)
            : throw new GraphFileException(map.Line, $"{owner} needs a '{name}'.");
}
