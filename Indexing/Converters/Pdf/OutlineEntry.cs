namespace Search.Indexing;

/// <summary>An entry of a file's outline.</summary>
/// <param name="Level">Its level, from 1.</param>
/// <param name="Title">Its title, on one line.</param>
/// <param name="Page">The page that it leads to.</param>
internal sealed record OutlineEntry(int Level, string Title, int Page);
