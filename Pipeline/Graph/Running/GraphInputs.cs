using System.Collections;

namespace Search.Pipeline;

/// <summary>What the caller gives to a run: values for inputs.</summary>
/// <remarks>Can be written as a list: <c>new GraphInputs { { retriever.Question, "Who?" } }</c>.</remarks>
public sealed class GraphInputs : IEnumerable<KeyValuePair<InputSocket, object?>>
{
    private readonly List<KeyValuePair<InputSocket, object?>> _values = [];

    /// <summary>Gives a value to an input.</summary>
    /// <exception cref="ArgumentException">The input has a value already.</exception>
    public void Add<T>(IInput<T> input, T value)
    {
        ArgumentNullException.ThrowIfNull(input);
        AddPair(input.Socket, value);
    }

    /// <summary>Gives a value to an input whose type is known only at run time.</summary>
    /// <exception cref="ArgumentException">The input has a value already, or takes another type.</exception>
    public void AddValue(InputSocket input, object? value)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.IsAccepted(value))
        {
            throw new ArgumentException(
                $"{input} takes {TypeNames.Of(input.AcceptedType)}; this is " +
                $"{(value is null ? "null" : TypeNames.Of(value.GetType()))}.",
                nameof(value));
        }

        AddPair(input, value);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<InputSocket, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Puts the values where a run finds them.</summary>
    internal void GiveTo(GraphPlan plan, Span<object?> caller)
    {
        foreach (var (input, value) in _values)
        {
            var place = plan.Find(input);
            if (place.Slots > 0 && !input.TakesSeveral)
            {
                throw new ArgumentException(
                    $"{input} takes one value and has it from {place.Senders[0].From}; " +
                    "it cannot be given another one.");
            }

            caller[place.Ordinal] = NoneValue.Pack(value);
        }
    }

    private void AddPair(InputSocket input, object? value)
    {
        foreach (var (other, _) in _values)
        {
            if (ReferenceEquals(other, input))
            {
                throw new ArgumentException($"{input} is given a value twice.", nameof(input));
            }
        }

        _values.Add(new(input, value));
    }
}
