using Search.Pipeline;

namespace Search.Quality;

/// <summary>A file as it is read without the converters, to see whether places lead to the right words in it.</summary>
internal interface IOriginal
{
    /// <summary>What is wrong with the place of a range; null when the same words stand there.</summary>
    /// <param name="text">The text that was made of the file.</param>
    /// <param name="map">The way from the text to the file.</param>
    /// <param name="span">The range.</param>
    string? FindProblem(string text, SourceMap map, TextSpan span);
}
