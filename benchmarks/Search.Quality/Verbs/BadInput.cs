using System.Text.Json;
using Search.Inference;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>Turns what is wrong with a verb's input into a line on the error stream.</summary>
internal static class BadInput
{
    /// <summary>Runs a verb's work.</summary>
    /// <returns>Its exit code; 2 when a file, a model or an index was not usable.</returns>
    public static async Task<int> ReportAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is InvalidDataException or IOException or JsonException
            or UnauthorizedAccessException or StoreException or ModelException or TokenizerException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }
}
