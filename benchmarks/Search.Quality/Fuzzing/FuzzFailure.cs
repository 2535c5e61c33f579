namespace Search.Quality;

/// <summary>A case that ended as no documented case may end.</summary>
/// <param name="Kind">What kind of file was damaged.</param>
/// <param name="Number">The number of the case, which with the seed gives it again.</param>
/// <param name="What">The exception, or that there was no end.</param>
internal sealed record FuzzFailure(string Kind, int Number, string What);
