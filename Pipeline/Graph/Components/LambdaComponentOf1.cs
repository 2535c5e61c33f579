namespace Search.Pipeline;

/// <summary>A component made of a lambda with one input; <see cref="LambdaComponent"/> makes it.</summary>
/// <typeparam name="T">The type of the input.</typeparam>
/// <typeparam name="TResult">The type of the output.</typeparam>
public sealed class LambdaComponentOf1<T, TResult> : LambdaSockets
{
    private readonly Func<T, CancellationToken, ValueTask<TResult>> _run;

    internal LambdaComponentOf1(
        Parameter<T> input, Func<T, CancellationToken, ValueTask<TResult>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Input = input.AddTo(this);
        Output = AddOutput<TResult>("output");
        _run = run;
    }

    /// <summary>The input.</summary>
    public Input<T> Input { get; }

    /// <summary>The output: what the lambda returns.</summary>
    public Output<TResult> Output { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        visit.Set(Output, await _run(visit.Get(Input), visit.CancellationToken).ConfigureAwait(false));
    }
}
