using System.Globalization;
using Search.Pipeline;

namespace Search;

/// <summary>Makes the tree of a graph.</summary>
internal static class GraphFileWriter
{
    public static YamlMap Write(Graph graph, GraphCatalog catalog) =>
        new([new(GraphFormat.Format, Plain(GraphFormat.Version)), .. Pairs(graph, catalog)]);

    private static IEnumerable<KeyValuePair<string, YamlValue>> Pairs(Graph graph, GraphCatalog catalog)
    {
        yield return new(GraphFormat.Name, Text(graph.Name));
        yield return new(GraphFormat.MaxVisits, Plain(graph.Options.MaxVisits));
        if (graph.Options.Metadata.Count > 0)
        {
            yield return new(GraphFormat.Metadata, MetadataYaml.Write(graph.Options.Metadata));
        }

        yield return new(
            GraphFormat.Components,
            new YamlMap([.. graph.Components.Select(component =>
                new KeyValuePair<string, YamlValue>(component.Name!, Component(component, catalog)))]));
        yield return new(GraphFormat.Connections, new YamlList([.. graph.Connections.Select(Connection)]));
    }

    private static YamlMap Component(GraphComponent component, GraphCatalog catalog)
    {
        if (component is SubgraphComponent nested)
        {
            return Nested(nested, catalog);
        }

        var owner = $"'{component.Name}', a {component.TypeName},";
        var registration = catalog.Find(component.GetType()) ?? throw new InvalidOperationException(
            $"{owner} cannot be saved, for its class is not registered in the catalog.");
        var writer = new ComponentSettingsWriter(catalog, owner);
        registration.Save(component, writer);
        var settings = writer.ToYaml();
        return settings.Pairs.Count == 0
            ? new YamlMap([new(GraphFormat.Type, Text(registration.TypeName))])
            : new YamlMap([new(GraphFormat.Type, Text(registration.TypeName)), new(GraphFormat.Init, settings)]);
    }

    private static YamlMap Nested(SubgraphComponent nested, GraphCatalog catalog) =>
        new(
        [
            new(GraphFormat.Type, Text(GraphFormat.NestedType)),
            new(GraphFormat.Graph, new YamlMap([.. Pairs(nested.Graph, catalog)])),
            new(GraphFormat.Inputs, new YamlMap([.. nested.Inputs.Zip(nested.InnerInputs, (outer, inner) =>
                new KeyValuePair<string, YamlValue>(outer.Name, Text(inner.ToString())))])),
            new(GraphFormat.Outputs, new YamlMap([.. nested.Outputs.Zip(nested.InnerOutputs, (outer, inner) =>
                new KeyValuePair<string, YamlValue>(outer.Name, Text(inner.ToString())))])),
        ]);

    private static YamlMap Connection(GraphConnection connection) => connection.IsConverted
        ? throw new InvalidOperationException(
            $"{connection} converts its values by a function, which cannot be saved; put a component in between.")
        : new YamlMap(
        [
            new(GraphFormat.From, Text(connection.From.ToString())),
            new(GraphFormat.To, Text(connection.To.ToString())),
        ]);

    private static YamlText Text(string text) => new(text, IsPlain: false);

    private static YamlText Plain(int number) => new(number.ToString(CultureInfo.InvariantCulture), IsPlain: true);
}
