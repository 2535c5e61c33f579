using Search.Inference;
using Search.Pipeline;

namespace Search.Reader.Tests;

/// <summary>
/// Documents whose words are all different, and a model that knows each word's logits by heart: what it says depends on
/// the place in the source and on nothing else.
/// </summary>
internal sealed class CannedReader : IDisposable
{
    private const int WordsOfADocument = 60;

    private static readonly string[] Names = ["a", "b", "c"];

    private readonly TinyModel _model;
    private readonly float[][] _table;

    public CannedReader(int seed, params float[] nullScores)
    {
        var random = new Random(seed);
        string[] words = [.. Names.SelectMany(name => Enumerable.Range(0, WordsOfADocument).Select(i => $"{name}{i}"))];
        var vocabulary = TinyTokenizers.Vocabulary([.. words, "why"]);
        _table = [.. vocabulary.Select(_ => new[] { Logit(random), Logit(random) })];
        _table[2] = nullScores is [var start, var end] ? [start, end] : [0.5f, 0.25f];
        _model = new TinyModel(
            TinyGraphs.LabelTokens(_table), TinyModel.Configuration("start", "end"),
            TinyTokenizers.WordLevel(vocabulary));
        Documents = Names.ToDictionary(
            name => name,
            name => string.Join(' ', words.Where(word => word.StartsWith(name, StringComparison.Ordinal))),
            StringComparer.Ordinal);
    }

    /// <summary>The texts by document id.</summary>
    public IReadOnlyDictionary<string, string> Documents { get; }

    public string Folder => _model.Path;

    public void Write(string name, string content) => File.WriteAllText(Path.Combine(_model.Path, name), content);

    public void Dispose() => _model.Dispose();

    /// <summary>Each document in pieces of some words, each piece repeating words of the one before.</summary>
    public List<ScoredChunk> Cut(Random random, int overlap)
    {
        var chunks = new List<ScoredChunk>();
        foreach (var (name, text) in Documents)
        {
            for (var start = 0; ;)
            {
                var end = Math.Min(WordsOfADocument, start + overlap + random.Next(1, 30));
                var span = new TextSpan(PlaceOf(text, start).Start, PlaceOf(text, end - 1).End);
                chunks.Add(Some.Chunk(span.Of(text), name, span.Start));
                if (end == WordsOfADocument)
                {
                    break;
                }

                start = Math.Max(start + 1, end - overlap);
            }
        }

        return [.. chunks.OrderBy(_ => random.Next())];
    }

    public ExtractiveReader Load(ExtractiveReaderOptions options) =>
        ExtractiveReader.Load(ModelFolder.Open(Folder), options);

    /// <summary>The best answers, found by comparing all spans of all documents.</summary>
    public List<(string Document, TextSpan Span, double Gap)> Best(ExtractiveReaderOptions options)
    {
        var rule = new OverlapRule(options.OverlapThreshold);
        var kept = new List<(string Document, TextSpan Span, double Gap)>();
        foreach (var span in Documents.SelectMany(text => Spans(text.Key, text.Value, options.MaxAnswerTokens))
            .OrderByDescending(span => span.Gap))
        {
            if (kept.Count < options.TopAnswers
                && !kept.Exists(other => other.Document == span.Document && rule.AreSame(other.Span, span.Span)))
            {
                kept.Add(span);
            }
        }

        return kept;
    }

    private static float Logit(Random random) => (random.NextSingle() * 16) - 8;

    private static TextSpan PlaceOf(string text, int word)
    {
        var start = text.Split(' ').Take(word).Sum(other => other.Length + 1);
        var end = text.IndexOf(' ', start);
        return new TextSpan(start, end < 0 ? text.Length : end);
    }

    private IEnumerable<(string Document, TextSpan Span, double Gap)> Spans(string name, string text, int longest)
    {
        var first = TinyTokenizers.Specials.Count + (Array.IndexOf(Names, name) * WordsOfADocument);
        TextSpan[] places = [.. Enumerable.Range(0, WordsOfADocument).Select(word => PlaceOf(text, word))];
        for (var start = 0; start < WordsOfADocument; start++)
        {
            for (var end = start; end < Math.Min(WordsOfADocument, start + longest); end++)
            {
                var gap = (double)_table[first + start][0] + _table[first + end][1] - _table[2][0] - _table[2][1];
                yield return (name, new TextSpan(places[start].Start, places[end].End), gap);
            }
        }
    }
}
