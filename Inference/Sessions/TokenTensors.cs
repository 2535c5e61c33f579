using System.Buffers;
using System.Numerics;
using Microsoft.ML.OnnxRuntime;

namespace Search.Inference;

/// <summary>The input tensors of one batch, over pooled arrays that are as long as the runtime needs them.</summary>
internal sealed class TokenTensors : IDisposable
{
    private readonly List<OrtValue> _values = [];
    private readonly List<Action> _returns = [];
    private readonly IReadOnlyList<TokenEncoding> _rows;
    private readonly ModelConfiguration _configuration;
    private readonly int _width;

    public TokenTensors(
        IReadOnlyList<TokenEncoding> rows, IReadOnlyList<ModelInput> inputs, ModelConfiguration configuration)
    {
        _rows = rows;
        _configuration = configuration;
        _width = rows.Max(row => row.Count);
        Batch = BatchReport.Of(rows, _width);
        try
        {
            foreach (var input in inputs)
            {
                _values.Add(input.IsWide ? Make<long>(input.Name) : Make<int>(input.Name));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public BatchReport Batch { get; }

    public IReadOnlyCollection<OrtValue> Values => _values;

    public void Dispose()
    {
        _values.ForEach(value => value.Dispose());
        _returns.ForEach(give => give());
    }

    private OrtValue Make<T>(string input)
        where T : unmanaged, IBinaryInteger<T>
    {
        var length = checked(_rows.Count * _width);
        var array = ArrayPool<T>.Shared.Rent(length);
        _returns.Add(() => ArrayPool<T>.Shared.Return(array));
        for (var row = 0; row < _rows.Count; row++)
        {
            Fill(array.AsSpan(row * _width, _width), _rows[row], input);
        }

        return OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, array.AsMemory(0, length), [_rows.Count, _width]);
    }

    private void Fill<T>(Span<T> target, TokenEncoding row, string input)
        where T : unmanaged, IBinaryInteger<T>
    {
        var padding = input switch
        {
            ModelInput.Ids => _configuration.PaddingId,
            ModelInput.PositionIds => _configuration.PaddingPosition,
            _ => 0,
        };
        target[row.Count..].Fill(T.CreateTruncating(padding));
        if (input == ModelInput.PositionIds)
        {
            FillPositions(target[..row.Count]);
            return;
        }

        var source = input switch
        {
            ModelInput.Ids => row.Ids,
            ModelInput.AttentionMask => row.AttentionMask,
            _ => row.TypeIds,
        };
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = T.CreateTruncating(source[i]);
        }
    }

    private void FillPositions<T>(Span<T> target)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = T.CreateTruncating(_configuration.FirstPosition + i);
        }
    }
}
