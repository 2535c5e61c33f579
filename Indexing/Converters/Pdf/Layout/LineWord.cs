namespace Search.Indexing;

/// <summary>A word of a line and its box on the page as displayed.</summary>
internal readonly record struct LineWord(string Text, PageRectangle Shown);
