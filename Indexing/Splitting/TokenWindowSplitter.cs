using System.Globalization;
using Search.Inference;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Fills chunks with whole sentences up to a number of the embedder's own tokens.</summary>
/// <remarks>
/// Sized in the tokens of the model that will embed the chunks, so that none is cut behind the user's back. A sentence
/// longer than a chunk is cut at line ends, then between words. Costs one or two tokenizer passes over the text.
/// </remarks>
public sealed class TokenWindowSplitter : TextSplitter
{
    // Raised whenever the same document would be cut elsewhere.
    private const int RulesVersion = 3;

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
    public override string Version => string.Create(
        CultureInfo.InvariantCulture, $"token-window {RulesVersion} {_options.MaxTokens}/{_options.OverlapTokens}");

    private protected override IReadOnlyList<Chunk> Cut(Document document, CancellationToken cancellationToken)
    {
        var chunks = new ChunkList(document);
        foreach (var span in Windows(document.Text, cancellationToken))
        {
            chunks.Add(span);
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
            if (window.Count > 0 && CountWith(unit, text, window, tokens, end) > _room)
            {
                yield return new TextSpan(window.Peek().Span.Start, end);
                tokens = KeepOverlap(unit, text, window, end);
            }

            tokens = CountWith(unit, text, window, tokens, end);
            window.Enqueue(unit);
            end = unit.Span.End;
        }

        if (window.Count > 0)
        {
            yield return new TextSpan(window.Peek().Span.Start, end);
        }
    }

    /// <summary>The tokens of the window with one more unit.</summary>
    private int CountWith(SplitUnit unit, string text, Queue<SplitUnit> window, int tokens, int end) =>
        window.Count == 0 ? unit.Tokens
        : text.AsSpan(end, unit.Span.Start - end).ContainsAny(' ', '\n', '\t') ? tokens + unit.Tokens
        // With nothing in between that parts words for every tokenizer (a form feed does not), two pieces together can
        // have other tokens than each alone.
        : _cutter.Count(text, new TextSpan(window.Peek().Span.Start, unit.Span.End));

    /// <summary>Drops units from the front until what stays is a fair overlap and leaves room for the next.</summary>
    private int KeepOverlap(SplitUnit next, string text, Queue<SplitUnit> window, int end)
    {
        while (window.Count > 0)
        {
            var tokens = _cutter.Count(text, new TextSpan(window.Peek().Span.Start, end));
            if (tokens <= _options.OverlapTokens && CountWith(next, text, window, tokens, end) <= _room)
            {
                return tokens;
            }

            window.Dequeue();
        }

        return 0;
    }
}
