namespace Search.Pipeline;

/// <summary>A component made of a lambda with three inputs; <see cref="LambdaComponent"/> makes it.</summary>
/// <typeparam name="T1">The type of input 1.</typeparam>
/// <typeparam name="T2">The type of input 2.</typeparam>
/// <typeparam name="T3">The type of input 3.</typeparam>
/// <typeparam name="TResult">The type of the output.</typeparam>
public sealed class LambdaComponentOf3<T1, T2, T3, TResult> : LambdaSockets
{
    private readonly Func<T1, T2, T3, CancellationToken, ValueTask<TResult>> _run;

    internal LambdaComponentOf3(
        Parameter<T1> input1, Parameter<T2> input2, Parameter<T3> input3,
        Func<T1, T2, T3, CancellationToken, ValueTask<TResult>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Input1 = input1.AddTo(this);
        Input2 = input2.AddTo(this);
        Input3 = input3.AddTo(this);
        Output = AddOutput<TResult>("output");
        _run = run;
    }

    /// <summary>Input 1.</summary>
    public Input<T1> Input1 { get; }

    /// <summary>Input 2.</summary>
    public Input<T2> Input2 { get; }

    /// <summary>Input 3.</summary>
    public Input<T3> Input3 { get; }

    /// <summary>The output: what the lambda returns.</summary>
    public Output<TResult> Output { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var running = _run(visit.Get(Input1), visit.Get(Input2), visit.Get(Input3), visit.CancellationToken);
        visit.Set(Output, await running.ConfigureAwait(false));
    }
}
