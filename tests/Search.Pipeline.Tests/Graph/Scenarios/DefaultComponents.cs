namespace Search.Pipeline.Tests.Graphs;

/// <summary>Sends a number doubled and as it is.</summary>
internal sealed class DoubleAndOriginal : GraphComponent
{
    public DoubleAndOriginal()
    {
        Value = AddInput<int>("value");
        Twice = AddOutput<int>("twice");
        Original = AddOutput<int>("original");
    }

    public Input<int> Value { get; }

    public Output<int> Twice { get; }

    public Output<int> Original { get; }

    public override ValueTask RunAsync(ComponentVisit visit)
    {
        visit.Set(Twice, 2 * visit.Get(Value));
        visit.Set(Original, visit.Get(Value));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Is content with the third reply only, and says why at the first.</summary>
internal sealed class Validator : GraphComponent
{
    public Validator()
    {
        Reply = AddInput<string>("reply");
        Valid = AddOutput<string>("valid");
        Invalid = AddOutput<string>("invalid");
        Error = AddOutput<string>("error");
    }

    public Input<string> Reply { get; }

    public Output<string> Valid { get; }

    public Output<string> Invalid { get; }

    public Output<string> Error { get; }

    public override ValueTask RunAsync(ComponentVisit visit)
    {
        visit.Set(visit.Number == 3 ? Valid : Invalid, visit.Get(Reply));
        if (visit.Number == 1)
        {
            visit.Set(Error, "bad");
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Sends through an output of another component, which is not allowed.</summary>
internal sealed class Thief : GraphComponent
{
    private readonly Output<int> _stolen;

    public Thief(Output<int> stolen)
    {
        _stolen = stolen;
        Value = AddInput<int>("value");
    }

    public Input<int> Value { get; }

    public override ValueTask RunAsync(ComponentVisit visit)
    {
        visit.Set(_stolen, visit.Get(Value));
        return ValueTask.CompletedTask;
    }
}
