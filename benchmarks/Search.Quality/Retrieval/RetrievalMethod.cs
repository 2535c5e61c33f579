namespace Search.Quality;

/// <summary>How passages are found.</summary>
internal enum RetrievalMethod
{
    Keyword,
    Embedding,
    Hybrid,
}
