using System.Globalization;
using Search.Inference;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Fills chunks with whole sentences up to a number of the embedder's own tokens.</summary>
/// <remarks>
/// Sized in the tokens of the model that will embed the chunks, so that none is cut behind the user's back. A sentence
/// longer than a chunk is cut at line ends, then between words. Costs one or two tokenizer passes over the text.
/// </remarks>
public sealed class TokenWindowSplitter : IDocumentSplitter
{
    // Raised whenever the same document would be cut elsewhere.
    private const int RulesVersion = 1;

    private readonly TokenWindowOptions _options;
    private readonly UnitCutter _cutter;
    private readonly int _room;

    /// <summary>A splitter that counts with this tokenizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is out of range, or the overlap more than half a chunk.
    /// </exception>
    public TokenWindowSplitter(Tokenizer tokenizer, TokenWindowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _options = options ?? new TokenWindowOptions();
        _options.Validate();
        _room = _options.MaxTokens - tokenizer.CountSpecialTokens(pair: false);
        _cutter = new UnitCutter(tokenizer, _room);
    }

    /// <inheritdoc/>
    public string Version => string.Create(
        CultureInfo.InvariantCulture, $"token-window {RulesVersion} {_options.MaxTokens}/{_options.OverlapTokens}");

    /// <inheritdoc/>
    public IReadOnlyList<Chunk> Split(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var chunks = new List<Chunk>();
        var counted = new CodePointCounter(document.Text);
        foreach (var span in Windows(document.Text, cancellationToken))
        {
            chunks.Add(Chunk.Of(document, span, chunks.Count, counted.CountBefore(span.Start)));
        }

        return chunks;
    }

    private IEnumerable<TextSpan> Windows(string text, CancellationToken cancellationToken)
    {
        var window = new Queue<SplitUnit>();
        var tokens = 0;
        var end = 0;
        foreach (var unit in _cutter.Cut(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (window.Count > 0 && tokens + unit.Tokens > _room)
            {
                yield return new TextSpan(window.Peek().Span.Start, end);
                tokens = KeepOverlap(window, tokens, unit.Tokens);
            }

            window.Enqueue(unit);
            tokens += unit.Tokens;
            end = unit.Span.End;
        }

        if (window.Count > 0)
        {
            yield return new TextSpan(window.Peek().Span.Start, end);
        }
    }

    /// <summary>Drops units from the front until what stays is a fair overlap and leaves room for the next.</summary>
    private int KeepOverlap(Queue<SplitUnit> window, int tokens, int next)
    {
        while (window.Count > 0 && (tokens > _options.OverlapTokens || tokens + next > _room))
        {
            tokens -= window.Dequeue().Tokens;
        }

        return tokens;
    }
}
