namespace Search.Inference;

/// <summary>Keeps working memory between runs: at most one state for each processor, taken without locks.</summary>
internal sealed class TokenizerStatePool(TokenModel model)
{
    private readonly TokenizerState?[] _states = new TokenizerState?[Math.Max(2, Environment.ProcessorCount)];

    public TokenizerState Rent()
    {
        foreach (ref var place in _states.AsSpan())
        {
            if (Interlocked.Exchange(ref place, null) is { } state)
            {
                return state;
            }
        }

        return new TokenizerState(model.CreateWorker());
    }

    public void Return(TokenizerState state)
    {
        foreach (ref var place in _states.AsSpan())
        {
            if (Interlocked.CompareExchange(ref place, state, null) is null)
            {
                return;
            }
        }
    }
}
