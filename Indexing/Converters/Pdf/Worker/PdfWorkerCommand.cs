using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Search.Indexing;

/// <summary>
/// The command that starts a worker: this program once more, with a startup hook that keeps it from running its own
/// <c>Main</c>. So nothing beside the program has to be found, also when it is a single file.
/// </summary>
internal static class PdfWorkerCommand
{
    private const string Mark = "SEARCH_PDF_WORKER";

    /// <summary>Whether this process is a worker.</summary>
    public static bool IsWorker { get; } = Environment.GetEnvironmentVariable(Mark) == "1";

    /// <summary>Why no worker can be started here; null when one can.</summary>
    public static string? Obstacle { get; } = FindObstacle();

    public static ProcessStartInfo For(PdfWorkerOptions options)
    {
        var command = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        AddProgram(command);
        AddEnvironment(command.Environment, options);
        return command;
    }

    private static void AddEnvironment(IDictionary<string, string?> environment, PdfWorkerOptions options)
    {
        string[] unwanted = ["CORECLR_ENABLE_PROFILING", "DOTNET_DiagnosticPorts", "DOTNET_GCHeapCount"];
        foreach (var name in unwanted)
        {
            environment.Remove(name);
        }

        environment[Mark] = "1";
        environment["DOTNET_STARTUP_HOOKS"] = typeof(PdfWorkerCommand).Assembly.GetName().Name;
        environment["DOTNET_GCHeapHardLimit"] = options.MaxMemory.ToString("X", CultureInfo.InvariantCulture);
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_DbgEnableMiniDump"] = "0";
    }

    private static void AddProgram(ProcessStartInfo command)
    {
        var entry = Assembly.GetEntryAssembly()!;
        var isItself = entry.Location.Length == 0 || IsNamed(Environment.ProcessPath!, entry.GetName().Name!);
        if (isItself)
        {
            command.FileName = Environment.ProcessPath!;
            return;
        }

        command.FileName = IsNamed(Environment.ProcessPath!, "dotnet") ? Environment.ProcessPath! : Muxer();
        command.ArgumentList.Add("exec");
        if ((AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(';')[0] is { Length: > 0 } dependencies
            && dependencies.Replace(".deps.json", ".runtimeconfig.json", StringComparison.Ordinal) is var runtime
            && File.Exists(dependencies) && File.Exists(runtime))
        {
            string[] arguments = ["--depsfile", dependencies, "--runtimeconfig", runtime];
            foreach (var argument in arguments)
            {
                command.ArgumentList.Add(argument);
            }
        }

        command.ArgumentList.Add(entry.Location);
    }

    private static bool IsNamed(string path, string name) =>
        Path.GetFileNameWithoutExtension(path).Equals(name, StringComparison.OrdinalIgnoreCase)
            || Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase);

    // A program hosted by a native one, such as a web server's: the runtime lies in shared/<framework>/<version>.
    private static string Muxer() => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
        OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static string? FindObstacle()
    {
        if (IsWorker)
        {
            return "a worker starts no workers of its own";
        }

        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return "a program compiled ahead of time cannot start one";
        }

        if (AppContext.TryGetSwitch("System.StartupHookProvider.IsSupported", out var isSupported) && !isSupported)
        {
            return "startup hooks are switched off in this program; set StartupHookSupport to true in its project file";
        }

        if (AssemblyLoadContext.GetLoadContext(typeof(PdfWorkerCommand).Assembly) != AssemblyLoadContext.Default)
        {
            return "Search.Indexing is loaded as a plug-in, not with the program";
        }

        return Assembly.GetEntryAssembly() is null || Environment.ProcessPath is null
            ? "the program that hosts this code is not a .NET program"
            : null;
    }
}
