using Search.Inference;
using Search.Pipeline;

namespace Search.Reader;

/// <summary>Lays windows over chunks, each with the whole question before it.</summary>
internal sealed class WindowCutter
{
    private readonly Tokenizer _tokenizer;
    private readonly int _maxTokens;
    private readonly int _overlap;
    private readonly int _maxQuestionTokens;

    public WindowCutter(Tokenizer tokenizer, ExtractiveReaderOptions options, int modelMaxTokens)
    {
        _tokenizer = tokenizer;
        _maxTokens = Math.Min(options.MaxWindowTokens, modelMaxTokens);
        _maxQuestionTokens =
            Math.Min(options.MaxQuestionTokens, (_maxTokens - tokenizer.CountSpecialTokens(pair: true)) / 2);
        // Each window must bring something new even when the question takes all the room it may.
        var room = _maxTokens - tokenizer.CountSpecialTokens(pair: true) - _maxQuestionTokens;
        _overlap = Math.Min(options.WindowOverlapTokens, room / 2);
    }

    /// <summary>The question, cut after its longest allowed prefix of tokens.</summary>
    public string CutQuestion(string question, List<string> warnings)
    {
        var tokens = _tokenizer.Encode(question, addSpecialTokens: false);
        if (tokens.Count <= _maxQuestionTokens)
        {
            return question;
        }

        warnings.Add(
            $"The question has {tokens.Count} tokens; the reader read the first {_maxQuestionTokens}. Ask a shorter " +
            "one.");
        return question[..tokens.Offsets[_maxQuestionTokens - 1].End];
    }

    /// <summary>Adds the windows over all chunks, in the order of the chunks; blank chunks have none.</summary>
    public void Cut(string question, IReadOnlyList<ScoredChunk> chunks, List<ReadingWindow> windows)
    {
        for (var i = 0; i < chunks.Count; i++)
        {
            var text = chunks[i].Chunk.Text;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            foreach (var tokens in _tokenizer.EncodeWindows(question, text, _maxTokens, _overlap))
            {
                var window = new ReadingWindow(i, tokens);
                if (window.ContextStart < window.ContextEnd)
                {
                    windows.Add(window);
                }
            }
        }
    }
}
