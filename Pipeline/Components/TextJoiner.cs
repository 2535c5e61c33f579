namespace Search.Pipeline;

/// <summary>Joins the texts of several senders to one, in the order of connecting.</summary>
public sealed class TextJoiner : GraphComponent
{
    /// <summary>A joiner that puts a separator between two texts.</summary>
    public TextJoiner(string separator = "\n")
    {
        ArgumentNullException.ThrowIfNull(separator);
        Separator = separator;
        Texts = AddCollectAll<string>("texts");
        Text = AddOutput<string>("text");
    }

    /// <summary>What stands between two texts.</summary>
    public string Separator { get; }

    /// <summary>The texts.</summary>
    public CollectAllInput<string> Texts { get; }

    /// <summary>All of them in one.</summary>
    public Output<string> Text { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        visit.Set(Text, string.Join(Separator, visit.Get(Texts)));
        return ValueTask.CompletedTask;
    }
}
