namespace Search.Pipeline;

/// <summary>Makes components of lambdas: the names of the parameters, then the lambda.</summary>
/// <remarks>
/// <c>LambdaComponent.Create("text", "times", (string text, int times) =&gt; …)</c>. A lambda that awaits has a
/// cancellation token as its last parameter. The output is called <c>output</c>. The lambda must be thread-safe, for
/// many runs may call it at once.
/// </remarks>
public static class LambdaComponent
{
    /// <summary>A component with one input.</summary>
    /// <param name="input">The name of the parameter.</param>
    /// <param name="run">What it does.</param>
    /// <exception cref="ArgumentException">A name is no name, or taken.</exception>
    public static LambdaComponentOf1<T, TResult> Create<T, TResult>(
        Parameter<T> input, Func<T, TResult> run) =>
        run is null
            ? throw new ArgumentNullException(nameof(run))
            : new(input, (value, _) => new ValueTask<TResult>(run(value)));

    /// <summary>A component with one input that awaits.</summary>
    /// <param name="input">The name of the parameter.</param>
    /// <param name="run">What it does.</param>
    /// <exception cref="ArgumentException">A name is no name, or taken.</exception>
    public static LambdaComponentOf1<T, TResult> Create<T, TResult>(
        Parameter<T> input, Func<T, CancellationToken, ValueTask<TResult>> run) => new(input, run);

    /// <summary>A component with two inputs.</summary>
    /// <param name="input1">The name of the first parameter.</param>
    /// <param name="input2">The name of the second parameter.</param>
    /// <param name="run">What it does.</param>
    /// <exception cref="ArgumentException">A name is no name, or taken.</exception>
    public static LambdaComponentOf2<T1, T2, TResult> Create<T1, T2, TResult>(
        Parameter<T1> input1, Parameter<T2> input2, Func<T1, T2, TResult>
        run) =>
        run is null
            ? throw new ArgumentNullException(nameof(run))
            : new(input1, input2, (value1, value2, _) => new ValueTask<TResult>(run(value1, value2)));

    /// <summary>A component with two inputs that awaits.</summary>
    /// <param name="input1">The name of the first parameter.</param>
    /// <param name="input2">The name of the second parameter.</param>
    /// <param name="run">What it does.</param>
    /// <exception cref="ArgumentException">A name is no name, or taken.</exception>
    public static LambdaComponentOf2<T1, T2, TResult> Create<T1, T2, TResult>(
        Parameter<T1> input1, Parameter<T2> input2, Func<T1, T2, CancellationToken, ValueTask<TResult>>
        run) => new(input1, input2, run);

    /// <summary>A component with three inputs.</summary>
    /// <param name="input1">The name of the first parameter.</param>
    /// <param name="input2">The name of the second parameter.</param>
    /// <param name="input3">The name of the third parameter.</param>
    /// <param name="run">What it does.</param>
    /// <exception cref="ArgumentException">A name is no name, or taken.</exception>
    public static LambdaComponentOf3<T1, T2, T3, TResult> Create<T1, T2, T3, TResult>(
        Parameter<T1> input1, Parameter<T2> input2, Parameter<T3> input3,
        Func<T1, T2, T3, TResult>
        run) =>
        run is null
            ? throw new ArgumentNullException(nameof(run))
            : new(input1, input2, input3, (one, two, three, _) => new ValueTask<TResult>(run(one, two, three)));

    /// <summary>A component with three inputs that awaits.</summary>
    /// <param name="input1">The name of the first parameter.</param>
    /// <param name="input2">The name of the second parameter.</param>
    /// <param name="input3">The name of the third parameter.</param>
    /// <param name="run">What it does.</param>
    /// <exception cref="ArgumentException">A name is no name, or taken.</exception>
    public static LambdaComponentOf3<T1, T2, T3, TResult> Create<T1, T2, T3, TResult>(
        Parameter<T1> input1, Parameter<T2> input2, Parameter<T3> input3,
        Func<T1, T2, T3, CancellationToken, ValueTask<TResult>>
        run) => new(input1, input2, input3, run);
}
