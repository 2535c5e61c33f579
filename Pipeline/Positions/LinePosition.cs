using System.Globalization;

namespace Search.Pipeline;

/// <summary>A place in a text file as an editor shows it.</summary>
/// <param name="Line">The line number, from 1.</param>
/// <param name="Column">The column number in UTF-16 code units, from 1.</param>
public readonly record struct LinePosition(int Line, int Column)
{
    /// <summary>The place as <c>line:column</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
}
