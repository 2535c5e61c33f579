using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Search.Inference;

/// <summary>An ONNX model of the BERT family that turns batches of tokens into numbers.</summary>
/// <remarks>
/// Thread-safe: one instance serves all callers. The graph decides which inputs it gets (<c>input_ids</c>,
/// <c>attention_mask</c>, <c>token_type_ids</c>, <c>position_ids</c>, as 32- or 64-bit integers). Positions count as
/// the model's family does: from 0, or from the padding id plus one. A model may be disposed while it runs: runs that
/// have begun end as usual, new ones are refused, and the last output to be disposed frees the memory.
/// </remarks>
public sealed class TransformerModel : IDisposable
{
    private readonly SharedSession _session;
    private readonly TransformerModelOptions _options;
    private readonly ModelInput[] _inputs;
    private readonly string[] _inputNames;
    private readonly Dictionary<string, string?> _strangeOutputs;

    private TransformerModel(InferenceSession session, ModelFolder folder, TransformerModelOptions options)
    {
        Folder = folder;
        Outputs = [.. session.OutputNames];
        _options = options;
        _inputs = ModelInput.Read(session, folder.ModelPath);
        _inputNames = [.. _inputs.Select(input => input.Name)];
        _strangeOutputs = session.OutputMetadata.ToDictionary(
            output => output.Key, output => StrangeType(output.Value), StringComparer.Ordinal);
        Tokenizer = Tokenizer.Load(folder.FullPath);
        _session = new SharedSession(session);
    }

    /// <summary>The folder that the model was loaded from.</summary>
    public ModelFolder Folder { get; }

    /// <summary>The tokenizer of the model.</summary>
    public Tokenizer Tokenizer { get; }

    /// <summary>The names of the graph's outputs.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Loads a model; takes about as long as reading its file.</summary>
    /// <exception cref="ModelException">
    /// The model cannot be loaded, or wants inputs that are not known here.
    /// </exception>
    /// <exception cref="TokenizerException">The tokenizer file is malformed or holds something unsupported.</exception>
    public static TransformerModel Load(ModelFolder folder, TransformerModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new TransformerModelOptions();
        options.Validate();
        InferenceSession? session = null;
        try
        {
            // On Windows the runtime reports usage unless told not to.
            OrtEnv.Instance().DisableTelemetryEvents();
            var rewritten = options.Scales == ActivationScales.AsStored ? null
                : RowScaledModel.Read(folder.ModelPath);
            using var settings = SessionSettings.ForSession(options);
            session = Open(folder, settings, rewritten);
            return new TransformerModel(session, folder, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            session?.Dispose();
            throw new ModelException($"'{folder.ModelPath}' cannot be read: {error.Message}", error);
        }
        catch (OnnxRuntimeException error)
        {
            session?.Dispose();
            throw new ModelException($"'{folder.ModelPath}' cannot be loaded: {error.Message}", error);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>Runs one batch on the calling thread.</summary>
    /// <param name="rows">The inputs; shorter rows are padded to the longest, and padding is masked.</param>
    /// <param name="outputs">Names out of <see cref="Outputs"/>.</param>
    /// <param name="cancellationToken">Stops the run between two operators of the graph.</param>
    /// <returns>The outputs, as 32-bit numbers; to be disposed.</returns>
    /// <exception cref="ArgumentException">No rows, an empty row, or an unknown output.</exception>
    /// <exception cref="ModelException">
    /// The runtime failed, or an output does not hold numbers with a fraction.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The model was disposed before the run began.</exception>
    public ModelOutput Run(
        IReadOnlyList<TokenEncoding> rows, IReadOnlyList<string> outputs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(outputs);
        if (rows.Count == 0 || rows.Any(row => row.Count == 0))
        {
            throw new ArgumentException(
                "A batch needs at least one row, and every row at least one token.", nameof(rows));
        }

        Check(outputs);

        cancellationToken.ThrowIfCancellationRequested();
        var session = _session.Enter();
        try
        {
            return Run(session, rows, outputs, cancellationToken);
        }
        catch
        {
            _session.Exit();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static InferenceSession Open(ModelFolder folder, SessionOptions settings, RowScaledModel? rewritten)
    {
        if (rewritten is null)
        {
            return new InferenceSession(folder.ModelPath, settings);
        }

        SessionSettings.TakeDataFrom(settings, Path.GetDirectoryName(rewritten.File)!);
        return new InferenceSession(rewritten.Bytes, settings);
    }

    private ModelOutput Run(
        InferenceSession session, IReadOnlyList<TokenEncoding> rows, IReadOnlyList<string> outputs,
        CancellationToken cancellationToken)
    {
        using var tensors = new TokenTensors(rows, _inputs, Folder.Configuration);
        using var run = SessionSettings.ForRun(_options);
        using var registration =
            cancellationToken.Register(static options => ((RunOptions)options!).Terminate = true, run);
        try
        {
            var started = Stopwatch.GetTimestamp();
            var values = session.Run(run, _inputNames, tensors.Values, outputs);
            InferenceTelemetry.Record(Folder.Name, tensors.Batch, started);
            return new ModelOutput(values, outputs, tensors.Batch, _session);
        }
        catch (OnnxRuntimeException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelException($"The model {Folder.Name} failed on a batch: {error.Message}", error);
        }
    }

    private void Check(IReadOnlyList<string> outputs)
    {
        foreach (var output in outputs)
        {
            if (!_strangeOutputs.TryGetValue(output, out var strange))
            {
                throw new ArgumentException(
                    $"The model {Folder.Name} has no output '{output}'; it has {string.Join(", ", Outputs)}.",
                    nameof(outputs));
            }

            if (strange is not null)
            {
                throw new ModelException(
                    $"The output '{output}' of the model {Folder.Name} is {strange}; only tensors of 16- or 32-bit " +
                    "floating point can be read.");
            }
        }
    }

    // The name of a type that cannot be read as numbers with a fraction; null for one that can.
    private static string? StrangeType(NodeMetadata output) =>
        !output.IsTensor ? output.OnnxValueType.ToString()
        : output.ElementDataType is TensorElementType.Float or TensorElementType.Float16 ? null
        : output.ElementDataType.ToString();
}
