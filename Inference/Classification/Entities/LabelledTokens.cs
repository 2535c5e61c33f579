namespace Search.Inference;

/// <summary>The tokens of one window that stand for text: their places and the probabilities of labels.</summary>
internal sealed class LabelledTokens
{
    private readonly List<(TokenOffset Offset, bool ContinuesWord)> _tokens = [];
    private readonly double[] _probabilities;
    private readonly int _labels;

    /// <summary>Takes over the tokens that are not special, with a softmax over the logits of each.</summary>
    /// <param name="window">The tokens.</param>
    /// <param name="logits">For each token in turn, a logit for each label.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="continuesWord">Whether the token at an index is part of the word of the one before it.</param>
    public LabelledTokens(
        TokenEncoding window, ReadOnlySpan<float> logits, int labels, Func<int, bool> continuesWord)
    {
        _labels = labels;
        _probabilities = new double[window.Count * labels];
        for (var i = 0; i < window.Count; i++)
        {
            if (!window.IsSpecial(i))
            {
                Logits.Softmax(
                    logits.Slice(i * labels, labels), _probabilities.AsSpan(_tokens.Count * labels, labels));
                _tokens.Add((window.Offsets[i], continuesWord(i)));
            }
        }
    }

    public int Count => _tokens.Count;

    public TokenOffset Offset(int token) => _tokens[token].Offset;

    public bool ContinuesWord(int token) => _tokens[token].ContinuesWord;

    /// <summary>The probability of each label of a token.</summary>
    public ReadOnlySpan<double> Probabilities(int token) => _probabilities.AsSpan(token * _labels, _labels);
}
