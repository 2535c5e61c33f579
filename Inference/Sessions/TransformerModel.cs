using Microsoft.ML.OnnxRuntime;

namespace Search.Inference;

/// <summary>An ONNX model of the BERT family that turns batches of tokens into numbers.</summary>
/// <remarks>
/// Thread-safe: one instance serves all callers. The graph decides which inputs it gets (<c>input_ids</c>,
/// <c>attention_mask</c>, <c>token_type_ids</c>, as 32- or 64-bit integers).
/// </remarks>
public sealed class TransformerModel : IDisposable
{
    internal const string InputIds = "input_ids";
    internal const string AttentionMask = "attention_mask";
    internal const string TokenTypeIds = "token_type_ids";

    private static readonly string[] KnownInputs = [InputIds, AttentionMask, TokenTypeIds];

    private readonly InferenceSession _session;
    private readonly string[] _inputs;
    private readonly bool _isWide;

    private TransformerModel(InferenceSession session, ModelFolder folder)
    {
        _session = session;
        Folder = folder;
        Outputs = [.. session.OutputNames];
        _inputs = [.. session.InputNames];
        foreach (var input in _inputs.Where(input => !KnownInputs.Contains(input)))
        {
            throw new ModelException(
                $"'{folder.ModelPath}' wants an input '{input}'; only {string.Join(", ", KnownInputs)} can be given.");
        }

        _isWide = ElementType(InputIds) == typeof(long);
        Tokenizer = Tokenizer.Load(folder.FullPath);
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
            using var settings = Settings(options);
            session = new InferenceSession(folder.ModelPath, settings);
            return new TransformerModel(session, folder);
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
    /// <exception cref="ArgumentException">No rows, an empty row, or an unknown output.</exception>
    /// <exception cref="ModelException">The runtime failed.</exception>
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

        if (outputs.FirstOrDefault(output => !Outputs.Contains(output)) is { } unknown)
        {
            throw new ArgumentException(
                $"The model {Folder.Name} has no output '{unknown}'; it has {string.Join(", ", Outputs)}.",
                nameof(outputs));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var padding = Folder.Configuration.PaddingId;
        return _isWide
            ? Run(new TokenTensors<long>(rows, _inputs, padding, static id => id), outputs, cancellationToken)
            : Run(new TokenTensors<int>(rows, _inputs, padding, static id => id), outputs, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static SessionOptions Settings(TransformerModelOptions options) => new()
    {
        IntraOpNumThreads = options.Threads,
        InterOpNumThreads = 1,
        ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        // A pattern would be kept for every shape of batch, and every batch has another shape.
        EnableMemoryPattern = false,
        LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
    };

    private ModelOutput Run<T>(
        TokenTensors<T> tensors, IReadOnlyList<string> outputs, CancellationToken cancellationToken)
        where T : unmanaged
    {
        using (tensors)
        using (var run = new RunOptions())
        using (cancellationToken.Register(static options => ((RunOptions)options!).Terminate = true, run))
        {
            try
            {
                return new ModelOutput(_session.Run(run, tensors.Names, tensors.Values, outputs), outputs);
            }
            catch (OnnxRuntimeException error)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new ModelException($"The model {Folder.Name} failed on a batch: {error.Message}", error);
            }
        }
    }

    private Type ElementType(string input) =>
        _session.InputMetadata.TryGetValue(input, out var metadata)
            ? metadata.ElementType
            : throw new ModelException(
                $"'{Folder.ModelPath}' has no input '{input}'; it is no model of the BERT family.");
}
