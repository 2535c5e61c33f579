using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Search.Inference;

/// <summary>What a model computed for one batch. Dispose it: the memory belongs to the runtime.</summary>
/// <remarks>It stays valid when its model is disposed. Not thread-safe.</remarks>
public sealed class ModelOutput : IDisposable
{
    private readonly IDisposableReadOnlyCollection<OrtValue> _values;
    private readonly IReadOnlyList<string> _names;
    private readonly float[]?[] _widened;
    private SharedSession? _session;

    /// <param name="values">The values, which belong to this object from now on.</param>
    /// <param name="names">Their names.</param>
    /// <param name="batch">What was computed.</param>
    /// <param name="session">The session, which was entered and is left when this object is disposed.</param>
    internal ModelOutput(
        IDisposableReadOnlyCollection<OrtValue> values, IReadOnlyList<string> names, BatchReport batch,
        SharedSession session)
    {
        _values = values;
        _names = names;
        _widened = new float[names.Count][];
        _session = session;
        Batch = batch;
    }

    /// <summary>The number of tokens that were computed, and how many of them were padding.</summary>
    public BatchReport Batch { get; }

    /// <summary>The output of this name; half-precision values are widened when they are first asked for.</summary>
    /// <exception cref="ArgumentException">The output was not asked for.</exception>
    /// <exception cref="ObjectDisposedException">The output was disposed.</exception>
    public ModelTensor this[string name]
    {
        get
        {
            ObjectDisposedException.ThrowIf(_session is null, this);
            for (var i = 0; i < _names.Count; i++)
            {
                if (_names[i] == name)
                {
                    return Read(i);
                }
            }

            throw new ArgumentException(
                $"No output '{name}' here; there are: {string.Join(", ", _names)}.", nameof(name));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            _values.Dispose();
            session.Exit();
        }
    }

    private ModelTensor Read(int index)
    {
        var value = _values[index];
        var shape = value.GetTensorTypeAndShape();
        return shape.ElementDataType == TensorElementType.Float16
            ? new ModelTensor(_widened[index] ??= Widen(value), shape.Shape)
            : new ModelTensor(value.GetTensorDataAsSpan<float>(), shape.Shape);
    }

    private static float[] Widen(OrtValue value)
    {
        var halves = MemoryMarshal.Cast<Float16, Half>(value.GetTensorDataAsSpan<Float16>());
        var floats = new float[halves.Length];
        TensorPrimitives.ConvertToSingle(halves, floats);
        return floats;
    }
}
