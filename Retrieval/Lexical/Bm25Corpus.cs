using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Search.Retrieval;

/// <summary>
/// Texts in memory, scored by BM25 with exact lengths: for small collections, and to compare formulas.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. A word is a run of letters, digits and underscores in lower case; there are no stop words
/// and no stems. A word counts once in a query. Scoring visits only the documents that have a word of the query.
/// Formulas: Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009); Lv and Zhai (2011).
/// </remarks>
public sealed partial class Bm25Corpus
{
    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly int[] _lengths;
    private readonly double _meanLength;
    private readonly double _commonIdf;
    private readonly Bm25Options _options;

    /// <summary>Counts the words of the texts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Bm25Corpus(IReadOnlyList<string> texts, Bm25Options? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _options = options ?? new Bm25Options();
        _options.Check();
        _lengths = new int[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(texts[i], nameof(texts));
            AddWords(texts[i], i);
        }

        _meanLength = texts.Count == 0 ? 0 : _lengths.Average();
        _commonIdf = _options.Variant == Bm25Variant.Okapi && _postings.Count > 0
            ? _options.Epsilon * _postings.Values.Average(word => OkapiIdf(word.Count))
            : 0;
    }

    /// <summary>How many texts there are.</summary>
    public int Count => _lengths.Length;

    /// <summary>Scores all texts.</summary>
    /// <returns>
    /// A score for each text, in their order; 0 for a text that shares no word with the query. Okapi's may be negative.
    /// </returns>
    public IReadOnlyList<double> Score(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var scores = new double[_lengths.Length];
        foreach (var word in WordsOf(query).Distinct(StringComparer.Ordinal))
        {
            if (_postings.TryGetValue(word, out var postings))
            {
                var idf = Idf(postings.Count);
                foreach (var posting in postings)
                {
                    scores[posting.Text] += idf * Weight(posting);
                }
            }
        }

        return scores;
    }

    /// <summary>The best texts, best first, ties in their order.</summary>
    /// <param name="query">Plain words.</param>
    /// <param name="top">How many to return at most, from 1.</param>
    /// <returns>
    /// Indexes and scores. <see cref="Bm25Variant.Okapi"/> ranks every text, because its scores may be negative; the
    /// others only those that share a word with the query.
    /// </returns>
    public IReadOnlyList<(int Text, double Score)> Search(string query, int top)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        return
        [
            .. Score(query).Select((score, text) => (Text: text, Score: score))
                .Where(found => _options.Variant == Bm25Variant.Okapi || found.Score > 0)
                .OrderByDescending(found => found.Score).ThenBy(found => found.Text)
                .Take(top),
        ];
    }

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        foreach (var word in Words().EnumerateMatches(text))
        {
            words.Add(text.Substring(word.Index, word.Length).ToLowerInvariant());
        }

        return words;
    }

    private void AddWords(string text, int index)
    {
        foreach (var word in WordsOf(text))
        {
            _lengths[index]++;
            ref var postings = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, word, out _);
            postings ??= [];
            if (postings.Count > 0 && postings[^1].Text == index)
            {
                postings[^1] = new Posting(index, postings[^1].Frequency + 1);
            }
            else
            {
                postings.Add(new Posting(index, 1));
            }
        }
    }

    private double Weight(Posting posting)
    {
        var (k1, b, frequency) = (_options.K1, _options.B, (double)posting.Frequency);
        var length = 1 - b + (b * _lengths[posting.Text] / _meanLength);
        var okapi = frequency * (k1 + 1) / (frequency + (k1 * length));
        switch (_options.Variant)
        {
            case Bm25Variant.L:
                var shifted = (frequency / length) + (_options.Delta ?? 0.5);
                return (k1 + 1) * shifted / (k1 + shifted);
            case Bm25Variant.Plus:
                return okapi + (_options.Delta ?? 1);
            default:
                return okapi;
        }
    }

    private double Idf(int texts) => _options.Variant switch
    {
        Bm25Variant.L => Math.Log((_lengths.Length + 1) / (texts + 0.5)),
        Bm25Variant.Plus => Math.Log(1 + ((_lengths.Length - texts + 0.5) / (texts + 0.5))),
        _ => OkapiIdf(texts) is var idf && idf < 0 ? _commonIdf : idf,
    };

    private double OkapiIdf(int texts) => Math.Log((_lengths.Length - texts + 0.5) / (texts + 0.5));

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    private readonly record struct Posting(int Text, int Frequency);
}
