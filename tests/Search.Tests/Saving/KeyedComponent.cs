using Search.Pipeline;

namespace Search.Tests.Saving;

/// <summary>A component that needs a secret.</summary>
internal sealed class KeyedComponent : GraphComponent
{
    public KeyedComponent(Secret key) => (Key, Text) = (key, AddInput<string>("text"));

    public Secret Key { get; }

    public Input<string> Text { get; }

    public override ValueTask RunAsync(ComponentVisit visit) => ValueTask.CompletedTask;
}
