namespace Search.Pipeline;

/// <summary>What values of type <typeparamref name="T"/> come from: an output of a component.</summary>
/// <remarks>Only the outputs of this library are outputs; the interface is there for its variance.</remarks>
/// <typeparam name="T">The type of the values.</typeparam>
public interface IOutput<out T>
{
    internal OutputSocket Socket { get; }
}
