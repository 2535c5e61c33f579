namespace Search.Pipeline;

/// <summary>How many senders an input has, and what it makes of their values.</summary>
public enum InputKind
{
    /// <summary>One sender, or the caller.</summary>
    One,

    /// <summary>Any number of senders; a visit waits for all that can still send.</summary>
    All,

    /// <summary>Any number of senders; the first value starts a visit.</summary>
    First,

    /// <summary>Any number of senders of lists, which become one list in the order of the senders' names.</summary>
    Joined,
}
