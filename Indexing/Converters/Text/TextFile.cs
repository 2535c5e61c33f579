using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A decoded file on its way through a converter.</summary>
/// <param name="Text">The file's text after the byte order mark; every file position is an index into it.</param>
/// <param name="Description">What is known about the file from outside.</param>
/// <param name="Warnings">What was guessed so far; converters add theirs.</param>
internal sealed record TextFile(string Text, FileDescription Description, List<string> Warnings);
