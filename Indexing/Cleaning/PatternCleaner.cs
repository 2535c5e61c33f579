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
    /// <param name="timeout">
    /// How long one match may take by the clock. Default one second. A match that takes longer is tried once more,
    /// because the clock also counts what other programs take.
    /// </param>
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
        foreach (var match in _pattern.RightToLeft ? Find(document.Text).Reverse() : Find(document.Text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            edits.Replace(new TextSpan(match.Index, match.Index + match.Length), match.Result(_replacement));
        }

        return edits.Apply();
    }

    private IEnumerable<Match> Find(string text)
    {
        for (var match = Retry(() => _pattern.Match(text)); match.Success; match = Retry(match.NextMatch))
        {
            yield return match;
        }
    }

    private static Match Retry(Func<Match> find)
    {
        try
        {
            return find();
        }
        catch (RegexMatchTimeoutException)
        {
            return find();
        }
    }
}
