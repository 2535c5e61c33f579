using Microsoft.Extensions.AI;

namespace Search.Inference;

/// <summary>
/// A group of texts on their way through the model: as many as are sorted by length together, so that any number of
/// texts needs the memory of one group.
/// </summary>
internal sealed class EmbeddingGroup
{
    /// <summary>Enough that batches hardly carry padding.</summary>
    public const int MostTexts = 2048;

    // The tokens of a group take about 10 MB.
    private const int MostTokens = 1 << 18;

    private readonly List<EmbeddingWindow> _windows = [];
    private readonly List<AdditionalPropertiesDictionary?> _properties = [];
    private readonly List<(int Parts, int Tokens)> _texts = [];
    private long _tokens;

    public IReadOnlyList<EmbeddingWindow> Windows => _windows;

    public int Texts => _texts.Count;

    public bool IsFull => Texts >= MostTexts || _tokens >= MostTokens;

    /// <summary>Adds a text.</summary>
    /// <param name="windows">Its windows, one or more.</param>
    /// <param name="skipped">How many tokens of the first one do not count in pooling.</param>
    /// <param name="properties">What is to be said about its embedding.</param>
    public void Add(IReadOnlyList<TokenEncoding> windows, int skipped, AdditionalPropertiesDictionary? properties)
    {
        var tokens = 0;
        foreach (var window in windows)
        {
            _windows.Add(new EmbeddingWindow(Texts, window, skipped));
            tokens += window.Count;
            skipped = 0;
        }

        _tokens += tokens;
        _texts.Add((windows.Count, tokens));
        _properties.Add(properties);
    }

    /// <summary>How many windows a text has.</summary>
    public int CountParts(int text) => _texts[text].Parts;

    /// <summary>How many tokens its windows have, special tokens included.</summary>
    public int CountTokens(int text) => _texts[text].Tokens;

    /// <summary>What is to be said about the embedding of a text.</summary>
    public AdditionalPropertiesDictionary? Properties(int text) => _properties[text];
}
