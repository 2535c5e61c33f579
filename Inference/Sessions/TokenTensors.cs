using System.Buffers;
using Microsoft.ML.OnnxRuntime;

namespace Search.Inference;

/// <summary>The input tensors of one batch, over pooled arrays that are as long as the runtime needs them.</summary>
internal sealed class TokenTensors<T> : IDisposable
    where T : unmanaged
{
    private readonly List<T[]> _arrays = [];

    public TokenTensors(
        IReadOnlyList<TokenEncoding> rows, IReadOnlyCollection<string> inputs, int paddingId, Func<int, T> convert)
    {
        Width = rows.Max(row => row.Count);
        Values = new OrtValue[inputs.Count];
        Names = [.. inputs];
        long[] shape = [rows.Count, Width];
        for (var i = 0; i < Names.Length; i++)
        {
            var array = ArrayPool<T>.Shared.Rent(rows.Count * Width);
            _arrays.Add(array);
            Fill(array, rows, Names[i], paddingId, convert);
            Values[i] = OrtValue.CreateTensorValueFromMemory(
                OrtMemoryInfo.DefaultInstance, array.AsMemory(0, rows.Count * Width), shape);
        }
    }

    public int Width { get; }

    public string[] Names { get; }

    public OrtValue[] Values { get; }

    public void Dispose()
    {
        foreach (var value in Values)
        {
            value?.Dispose();
        }

        _arrays.ForEach(array => ArrayPool<T>.Shared.Return(array));
    }

    private void Fill(T[] array, IReadOnlyList<TokenEncoding> rows, string input, int paddingId, Func<int, T> convert)
    {
        var padding = input == TransformerModel.InputIds ? convert(paddingId) : default;
        var one = convert(1);
        for (var row = 0; row < rows.Count; row++)
        {
            var target = array.AsSpan(row * Width, Width);
            var count = rows[row].Count;
            target[count..].Fill(padding);
            if (input == TransformerModel.AttentionMask)
            {
                target[..count].Fill(one);
                continue;
            }

            var source = input == TransformerModel.InputIds ? rows[row].Ids : rows[row].TypeIds;
            for (var i = 0; i < count; i++)
            {
                target[i] = convert(source[i]);
            }
        }
    }
}
