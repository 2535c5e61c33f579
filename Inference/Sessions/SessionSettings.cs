using Microsoft.ML.OnnxRuntime;

namespace Search.Inference;

/// <summary>Translates our options into those of the runtime.</summary>
internal static class SessionSettings
{
    public static SessionOptions ForSession(TransformerModelOptions options)
    {
        var settings = new SessionOptions
        {
            IntraOpNumThreads = options.Threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableMemoryPattern = options.PlansMemoryByShape,
            EnableCpuMemArena = options.Memory != SessionMemory.Unpooled,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        try
        {
            settings.AddSessionConfigEntry("session.intra_op.allow_spinning", options.SpinsWhileWaiting ? "1" : "0");
            options.ConfigureSession?.Invoke(settings);
            return settings;
        }
        catch
        {
            settings.Dispose();
            throw;
        }
    }

    /// <summary>Says where the file stands that a model in memory refers to.</summary>
    public static void TakeDataFrom(SessionOptions settings, string folder) =>
        settings.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder);

    public static RunOptions ForRun(TransformerModelOptions options)
    {
        // What goes wrong in a run is an exception; the runtime would also write it to the program's error stream,
        // a cancellation included.
        var settings = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        if (options.Memory == SessionMemory.Shrink)
        {
            settings.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        }

        return settings;
    }
}
