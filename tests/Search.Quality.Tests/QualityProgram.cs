using System.Reflection;

namespace Search.Quality.Tests;

/// <summary>The program that measures quality, run inside the test.</summary>
internal static class QualityProgram
{
    private static readonly Lock OneAtATime = new();

    /// <summary>Runs the program with a command line.</summary>
    /// <returns>Its exit code, and the lines it printed.</returns>
    public static (int ExitCode, string[] Lines) Run(params string[] arguments)
    {
        lock (OneAtATime)
        {
            var (before, output) = (Console.Out, new StringWriter());
            Console.SetOut(output);
            try
            {
                var exitCode = Assembly.Load("Search.Quality").EntryPoint!.Invoke(null, [arguments]);
                return ((int)exitCode!, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
            }
            finally
            {
                Console.SetOut(before);
            }
        }
    }
}
