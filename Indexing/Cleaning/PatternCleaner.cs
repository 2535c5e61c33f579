using System.Globalization;
using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Replaces what a regular expression matches.</summary>
public sealed class PatternCleaner : IDocumentCleaner
{
    private readonly Regex _pattern;
    private readonly string _replacement;

    /// <summary>A cleaner for one pattern.</summary>
    /// <param name="pattern">The regular expression; culture-invariant.</param>
    /// <param name="replacement">
    /// What is put in its place, with <c>$1</c> and the like for groups; by default nothing.
    /// </param>
    /// <param name="options">
    /// <see cref="RegexOptions.NonBacktracking"/> bounds the time by the length of the text, and refuses look-around
    /// and back references.
    /// </param>
    /// <param name="timeout">How long one match may take. Default one second.</param>
    /// <exception cref="ArgumentException">The pattern is malformed.</exception>
    /// <exception cref="NotSupportedException">The pattern is not possible without backtracking.</exception>
    public PatternCleaner(
        string pattern, string replacement = "", RegexOptions options = RegexOptions.None, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(replacement);
        _replacement = replacement;
        _pattern = new Regex(
            pattern, options | RegexOptions.CultureInvariant, timeout ?? TimeSpan.FromSeconds(1));
        Version = string.Create(
            CultureInfo.InvariantCulture,
            $"pattern 1 {(int)options} {pattern.Length}:{pattern} {replacement.Length}:{replacement}");
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    /// <remarks>A match that takes too long is a <see cref="RegexMatchTimeoutException"/>.</remarks>
    public Document Clean(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var edits = new TextEdits(document);
        var isForward = !_pattern.RightToLeft;
        var matches = _pattern.Matches(document.Text).AsEnumerable();
        foreach (var match in isForward ? matches : matches.Reverse())
        {
            cancellationToken.ThrowIfCancellationRequested();
            edits.Replace(new TextSpan(match.Index, match.Index + match.Length), match.Result(_replacement));
        }

        return edits.Apply();
    }
}
