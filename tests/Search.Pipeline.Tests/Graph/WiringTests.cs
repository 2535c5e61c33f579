using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Search.Pipeline.Tests.Graphs;

/// <summary>Wrong wiring does not compile.</summary>
public sealed class WiringTests
{
    private const string Before = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Search.Pipeline;

        class Animal { }
        class Dog : Animal { }

        class Part<TIn, TOut> : GraphComponent
        {
            public Part()
            {
                In = AddInput<TIn>("in");
                First = AddCollectFirst<TIn>("first");
                All = AddCollectAll<TIn>("all");
                Joined = AddJoin<TIn>("joined");
                Out = AddOutput<TOut>("out");
                Parts = AddPartialOutput<TOut>("parts");
            }
            public Input<TIn> In { get; }
            public CollectFirstInput<TIn> First { get; }
            public CollectAllInput<TIn> All { get; }
            public JoinInput<TIn> Joined { get; }
            public Output<TOut> Out { get; }
            public PartialOutput<TOut> Parts { get; }
            public override ValueTask RunAsync(ComponentVisit visit)
            {
                TIn one = visit.Get(In);
                TIn first = visit.Get(First);
                IReadOnlyList<TIn> all = visit.Get(All);
                IReadOnlyList<TIn> joined = visit.Get(Joined);
                return default;
            }
        }

        class Program
        {
            static void Main()
            {
                var graph = new GraphBuilder();
                var text = graph.Add("text", new Part<string, string>());
                var number = graph.Add("number", new Part<int, int>());
                var dogs = graph.Add("dogs", new Part<Dog, IReadOnlyList<Dog>>());
                var animals = graph.Add("animals", new Part<Animal, IReadOnlyList<Animal>>());
                var things = graph.Add("things", new Part<IEnumerable<object>, object>());
                var dog = graph.Add("dog", new Part<Dog, Dog>());
                var result = default(GraphResult)!;
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Theory]
    [InlineData("graph.Connect(text.Out, text.In);")]
    [InlineData("graph.Connect(dogs.Out, things.In);")]
    [InlineData("graph.Connect(dogs.Out, dogs.Joined);")]
    [InlineData("graph.Connect(dogs.Out, animals.Joined);")]
    [InlineData("graph.Connect(dog.Out, animals.In).Connect(dog.Out, animals.First).Connect(dog.Out, animals.All);")]
    [InlineData("graph.Connect(number.Out, text.In, value => value.ToString());")]
    [InlineData("graph.Connect(text.Out, number.In, int.Parse);")]
    [InlineData("_ = new GraphInputs { { text.In, \"x\" }, { number.In, 1 }, { animals.In, new Dog() }, { dogs.Joined, [new Dog()] } };")]
    [InlineData("IReadOnlyList<Animal> all = result.Get(dogs.Out);")]
    [InlineData("var a = LambdaComponent.Create(\"a\", \"b\", (string a, int b) => a + b); graph.Connect(a.Output, text.In);")]
    public void WhatFitsCompiles(string code) => Assert.Empty(Problems(code));

    [Theory]
    [InlineData("graph.Connect(number.Out, text.In);", "CS0411")]
    [InlineData("graph.Connect(text.Out, number.In);", "CS0411")]
    [InlineData("graph.Connect(animals.Out, dogs.Joined);", "CS0411")]
    [InlineData("graph.Connect(dogs.Out, dog.In);", "CS0411")]
    [InlineData("graph.Connect(dogs.Out, dog.All);", "CS0411")]
    [InlineData("graph.Connect(dog.Out, dogs.Joined);", "CS0411")]
    [InlineData("graph.Connect(number.Out, things.First);", "CS0411")]
    [InlineData("graph.Connect(text.In, text.Out);", "CS0411")]
    [InlineData("graph.Connect(text.Out, text.Out);", "CS1503")]
    [InlineData("graph.Connect(text.Parts, text.In);", "CS1503")]
    [InlineData("graph.Connect<string>(number.Out, text.In);", "CS1503")]
    [InlineData("graph.Connect(number.Out, text.In, value => value);", "CS0411")]
    [InlineData("graph.Connect(text.Out, text.Missing);", "CS1061")]
    [InlineData("_ = new GraphInputs { { text.In, 1 } };", "CS0411")]
    [InlineData("_ = new GraphInputs { { text.Out, \"x\" } };", "CS1950")]
    [InlineData("int all = result.Get(text.Out);", "CS0029")]
    [InlineData("result.Get(text.In);", "CS0411")]
    [InlineData("default(ComponentVisit)!.Set(number.Out, \"x\");", "CS0411")]
    [InlineData("graph.Build().Components.Add(text);", "CS1061")]
    public void WhatDoesNotFitDoesNotCompile(string code, string error) =>
        Assert.Contains(error, Problems(code).Select(problem => problem.Split(':')[0]));

    private static List<string> Problems(string code)
    {
        var compilation = CSharpCompilation.Create(
            "wiring", [CSharpSyntaxTree.ParseText($"{Before}\n{code}\n}}}}\n")], References,
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return
        [
            .. compilation.GetDiagnostics().Where(one => one.Severity >= DiagnosticSeverity.Error)
                .Select(one => $"{one.Id}: {one}"),
        ];
    }
}
