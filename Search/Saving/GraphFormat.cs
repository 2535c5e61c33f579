namespace Search;

/// <summary>The names of a graph file, and its version.</summary>
internal static class GraphFormat
{
    public const int Version = 1;
    public const string NestedType = "Graph";

    public const string Format = "format";
    public const string Name = "name";
    public const string MaxVisits = "max-visits";
    public const string Metadata = "metadata";
    public const string Components = "components";
    public const string Connections = "connections";
    public const string Type = "type";
    public const string Init = "init";
    public const string Graph = "graph";
    public const string Inputs = "inputs";
    public const string Outputs = "outputs";
    public const string From = "from";
    public const string To = "to";
}
