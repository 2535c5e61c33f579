using Microsoft.ML.OnnxRuntime;

namespace Search.Inference;

/// <summary>How a model runs.</summary>
public sealed record TransformerModelOptions
{
    /// <summary>The number of threads that share one run; by default, the number of processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What happens to the memory of a run when it is over. Default: it is kept for the next one.</summary>
    public SessionMemory Memory { get; init; } = SessionMemory.Keep;

    /// <summary>Whether one plan of memory is remembered for each shape of batch. Default: no.</summary>
    /// <remarks>
    /// A plan saves time where all batches have one shape. Batches of texts hardly ever do, and each plan stays.
    /// </remarks>
    public bool PlansMemoryByShape { get; init; }

    /// <summary>Whether idle threads of a run wait in a loop rather than asleep. Default: yes.</summary>
    /// <remarks>Waiting in a loop is faster, and takes processor time from whatever else the machine does.</remarks>
    public bool SpinsWhileWaiting { get; init; } = true;

    /// <summary>
    /// The scales of activations in a dynamically quantised model. Default: as the model's file says; an embedding
    /// generator's default is <see cref="ActivationScales.ByRow"/>.
    /// </summary>
    internal ActivationScales Scales { get; init; } = ActivationScales.AsStored;

    /// <summary>
    /// Adds execution providers, or changes the settings of the ONNX session in another way; null for the CPU alone.
    /// </summary>
    /// <remarks>
    /// It is called once for each model that is loaded, after the settings of these options were made, so it may change
    /// those too. The object belongs to the loader and must not be kept. What it throws leaves the loading as it is,
    /// but for errors of the runtime, which become a <see cref="ModelException"/>. An execution provider needs its own
    /// build of the runtime's package.
    /// </remarks>
    public Action<SessionOptions>? ConfigureSession { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        if (!Enum.IsDefined(Memory))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Memory), Memory, "Expected one of the named values of SessionMemory.");
        }
    }
}
