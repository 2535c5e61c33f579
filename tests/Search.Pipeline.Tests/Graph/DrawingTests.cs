namespace Search.Pipeline.Tests.Graphs;

public sealed class DrawingTests
{
    [Fact]
    public void AGraphIsDrawnForMermaid()
    {
        const string Expected = """
            flowchart TD
              n0["one<br/>Adder"]
              n1["odd<br/>Switch&lt;Int32&gt;"]
              n2["twice<br/>Lambda"]
              given(["the caller"]) -- "value" --> n0
              n0 -- "output → value" --> n1
              n1 -- "way → value" --> n2
              n2 -- "output" --> result(["the result"])

            """;
        Assert.Equal(Expected, Graph().ToMermaid(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void AGraphIsDrawnForGraphviz()
    {
        const string Expected = """
            digraph "graph \"1\"" {
              node [shape=box];
              given [label="the caller", shape=oval];
              result [label="the result", shape=oval];
              n0 [label="one\nAdder"];
              n1 [label="odd\nSwitch<Int32>"];
              n2 [label="twice\nLambda"];
              given -> n0 [label="value"];
              n0 -> n1 [label="output → value"];
              n1 -> n2 [label="way → value"];
              n2 -> result [label="output"];
            }

            """;
        Assert.Equal(Expected, Graph().ToDot(), ignoreLineEndingDifferences: true);
    }

    private static Graph Graph()
    {
        var graph = new GraphBuilder();
        var one = graph.Add("one", Parts.Add(1));
        var odd = graph.Add("odd", new Switch<int>(value => (value % 2) - 1, "way"));
        var twice = graph.Add("twice", Parts.Double());
        graph.Connect(one.Output, odd.Value).Connect(odd.Ways[0], twice.Input);
        return graph.Build(new GraphOptions { Name = "graph \"1\"" });
    }
}
