namespace Search.Pipeline;

/// <summary>What a value of type <typeparamref name="T"/> can be sent to: an input of a component.</summary>
/// <remarks>Only the inputs of this library are inputs; the interface is there for its variance.</remarks>
/// <typeparam name="T">The type of one sender's value.</typeparam>
public interface IInput<in T>
{
    internal InputSocket Socket { get; }
}
