namespace Search.Pipeline.Tests.Graphs;

/// <summary>Small components for graphs in tests.</summary>
internal static class Parts
{
    /// <summary>value → value + add; <c>add</c> can be given or sent.</summary>
    public static Adder Add(int add) => new(add);

    public static LambdaComponentOf1<int, int> Double() => LambdaComponent.Create("value", (int value) => 2 * value);

    public static LambdaComponentOf2<int, int, int> Subtract() =>
        LambdaComponent.Create("first", "second", (int first, int second) => first - second);
}

/// <summary>A component whose speed a test can set.</summary>
internal abstract class Part : GraphComponent
{
    public sealed override async ValueTask RunAsync(ComponentVisit visit)
    {
        if (Pace.Current is { } pace)
        {
            await pace.WaitAsync(visit.CancellationToken);
        }

        Run(visit);
    }

    protected abstract void Run(ComponentVisit visit);
}

/// <summary>value → value + add.</summary>
internal sealed class Adder : Part
{
    public Adder(int add)
    {
        Value = AddInput<int>("value");
        Summand = AddInput("add", add);
        Output = AddOutput<int>("output");
    }

    public Input<int> Value { get; }

    public Input<int> Summand { get; }

    public Output<int> Output { get; }

    protected override void Run(ComponentVisit visit)
    {
        visit.Set(Output, visit.Get(Value) + visit.Get(Summand));    }
}

/// <summary>A value to one of several outputs, or to none.</summary>
internal sealed class Switch<T> : Part
{
    private readonly Func<T, int> _choose;

    public Switch(Func<T, int> choose, params string[] outputs)
    {
        _choose = choose;
        Value = AddInput<T>("value");
        Ways = [.. outputs.Select(AddOutput<T>)];
    }

    public Input<T> Value { get; }

    public IReadOnlyList<Output<T>> Ways { get; }

    protected override void Run(ComponentVisit visit)
    {
        var value = visit.Get(Value);
        if (_choose(value) is >= 0 and var way)
        {
            visit.Set(Ways[way], value);
        }
    }
}

/// <summary>The first value that comes.</summary>
internal sealed class First<T> : Part
{
    public First()
    {
        Value = AddCollectFirst<T>("value");
        Output = AddOutput<T>("output");
    }

    public CollectFirstInput<T> Value { get; }

    public Output<T> Output { get; }

    protected override void Run(ComponentVisit visit)
    {
        visit.Set(Output, visit.Get(Value));    }
}

/// <summary>All values that come, as one.</summary>
internal sealed class All<T, TResult> : Part
{
    private readonly Func<IReadOnlyList<T>, TResult> _unite;

    public All(Func<IReadOnlyList<T>, TResult> unite, bool isMandatory = true)
    {
        _unite = unite;
        Values = AddCollectAll<T>("values", isMandatory);
        Output = AddOutput<TResult>("output");
    }

    public CollectAllInput<T> Values { get; }

    public Output<TResult> Output { get; }

    protected override void Run(ComponentVisit visit)
    {
        visit.Set(Output, _unite(visit.Get(Values)));    }
}

/// <summary>Several lists as one.</summary>
internal sealed class Joiner<T> : Part
{
    public Joiner(bool isMandatory = true)
    {
        Items = AddJoin<T>("items", isMandatory);
        Output = AddOutput<IReadOnlyList<T>>("output");
    }

    public JoinInput<T> Items { get; }

    public Output<IReadOnlyList<T>> Output { get; }

    protected override void Run(ComponentVisit visit)
    {
        visit.Set(Output, visit.Get(Items));    }
}

/// <summary>A text with places for named values, as many as the template has.</summary>
internal sealed class Prompt : Part
{
    private readonly string _template;
    private readonly Input<string>[] _variables;

    /// <param name="template">The text; <c>{name}</c> stands for a value.</param>
    /// <param name="optional">The names that may lack a value, which is then nothing.</param>
    public Prompt(string template, params string[] optional)
    {
        _template = template;
        var names = template.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]);
        _variables =
        [
            .. names.Distinct(StringComparer.Ordinal).Select(
                name => optional.Contains(name, StringComparer.Ordinal) ? AddInput(name, "") : AddInput<string>(name)),
        ];
        Output = AddOutput<string>("output");
    }

    public Output<string> Output { get; }

    public Input<string> this[string name] => _variables.Single(variable => variable.Name == name);

    protected override void Run(ComponentVisit visit)
    {
        var text = _variables.Aggregate(
            _template,
            (text, variable) => text.Replace($"{{{variable.Name}}}", visit.Get(variable), StringComparison.Ordinal));
        visit.Set(Output, text);    }
}

/// <summary>A lambda that sees the visit, for components that answer differently from visit to visit.</summary>
internal sealed class Scripted<T, TResult> : Part
{
    private readonly Func<T, int, TResult> _run;

    public Scripted(string input, Func<T, int, TResult> run)
    {
        _run = run;
        Input = AddInput<T>(input);
        Output = AddOutput<TResult>("output");
    }

    public Input<T> Input { get; }

    public Output<TResult> Output { get; }

    protected override void Run(ComponentVisit visit)
    {
        visit.Set(Output, _run(visit.Get(Input), visit.Number));    }
}
