using Microsoft.ML.OnnxRuntime;

namespace Search.Inference;

/// <summary>What a model computed for one batch. Dispose it: the memory belongs to the runtime.</summary>
public sealed class ModelOutput : IDisposable
{
    private readonly IDisposableReadOnlyCollection<OrtValue> _values;
    private readonly IReadOnlyList<string> _names;

    internal ModelOutput(IDisposableReadOnlyCollection<OrtValue> values, IReadOnlyList<string> names)
    {
        _values = values;
        _names = names;
    }

    /// <summary>The output of this name.</summary>
    /// <exception cref="ArgumentException">The output was not asked for.</exception>
    public ModelTensor this[string name]
    {
        get
        {
            for (var i = 0; i < _names.Count; i++)
            {
                if (_names[i] == name)
                {
                    return new ModelTensor(
                        _values[i].GetTensorDataAsSpan<float>(), _values[i].GetTensorTypeAndShape().Shape);
                }
            }

            throw new ArgumentException(
                $"No output '{name}' here; there are: {string.Join(", ", _names)}.", nameof(name));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _values.Dispose();
}
