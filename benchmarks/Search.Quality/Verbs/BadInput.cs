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

    /// <summary>Runs work that takes JSON of a file apart, and says so when it has another form.</summary>
    /// <exception cref="InvalidDataException">A member is missing, or of another kind than the work expects.</exception>
    public static T InFile<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException
            or ArgumentException)
        {
            throw new InvalidDataException(
                $"'{path}' has another form than this verb reads: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }
}
