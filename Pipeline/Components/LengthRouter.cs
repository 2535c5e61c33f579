namespace Search.Pipeline;

/// <summary>Sends a text one of two ways, by its length.</summary>
public sealed class LengthRouter : GraphComponent
{
    /// <summary>A router with a limit in UTF-16 code units, 1 or more; a text of that length is short.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    public LengthRouter(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        Limit = limit;
        Text = AddInput<string>("text");
        ShortText = AddOutput<string>("short");
        LongText = AddOutput<string>("long");
    }

    /// <summary>The length of the longest short text.</summary>
    public int Limit { get; }

    /// <summary>The text.</summary>
    public Input<string> Text { get; }

    /// <summary>A text up to the limit.</summary>
    public Output<string> ShortText { get; }

    /// <summary>A text beyond the limit.</summary>
    public Output<string> LongText { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var text = visit.Get(Text);
        visit.Set(text.Length <= Limit ? ShortText : LongText, text);
        return ValueTask.CompletedTask;
    }
}
