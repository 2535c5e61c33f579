namespace Search.Pipeline;

/// <summary>What components made of lambdas have in common.</summary>
public abstract class LambdaSockets : GraphComponent
{
    private protected LambdaSockets()
    {
    }

    /// <inheritdoc/>
    public override string TypeName => "Lambda";

    internal Input<T> Add<T>(string name) => AddInput<T>(name);

    internal Input<T> Add<T>(string name, T defaultValue) => AddInput(name, defaultValue);
}
