using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>What counts as a word in one language, in chunks and in questions.</summary>
/// <remarks>
/// Thread-safe and shared by all stores. Unicode word breaks; words of more than 255 characters are left out. In
/// English, questions have more stop words than chunks: "which", "would" and "I" say nothing of what is looked for, yet
/// are rare enough in most texts to count as if they did. Chunks keep them for phrases.
/// </remarks>
internal sealed class KeywordAnalysis
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string EnglishStopWords = "english_stop.txt";

    private static readonly KeywordAnalysis[] Known =
    [
        new("en", KeywordLanguage.English, new EnglishAnalyzer(Version), EnglishQuestions()),
        new("de", KeywordLanguage.German, new GermanAnalyzer(Version)),
        new("fr", KeywordLanguage.French, new FrenchAnalyzer(Version)),
        new("es", KeywordLanguage.Spanish, new SpanishAnalyzer(Version)),
        new("it", KeywordLanguage.Italian, new ItalianAnalyzer(Version)),
        new("pt", KeywordLanguage.Portuguese, new PortugueseAnalyzer(Version)),
        new("nl", KeywordLanguage.Dutch, new DutchAnalyzer(Version)),
        new("ru", KeywordLanguage.Russian, new RussianAnalyzer(Version)),
        new("cjk", KeywordLanguage.Cjk, new CJKAnalyzer(Version, CharArraySet.Empty)),
        new("standard", KeywordLanguage.Standard, new StandardAnalyzer(Version, CharArraySet.Empty)),
    ];

    private readonly Analyzer _questions;

    private KeywordAnalysis(string code, KeywordLanguage language, Analyzer chunks, Analyzer? questions = null)
    {
        Code = code;
        Language = language;
        Chunks = chunks;
        _questions = questions ?? chunks;
    }

    public static IReadOnlyList<KeywordAnalysis> All => Known;

    /// <summary>What stands for the language in the names of fields.</summary>
    public string Code { get; }

    public KeywordLanguage Language { get; }

    /// <summary>Cuts the text of chunks.</summary>
    public Analyzer Chunks { get; }

    /// <summary>The rules of a language other than <see cref="KeywordLanguage.PerDocument"/>.</summary>
    public static KeywordAnalysis Of(KeywordLanguage language) =>
        Array.Find(Known, known => known.Language == language)
        ?? throw new ArgumentOutOfRangeException(nameof(language), language, "There is no such language.");

    /// <summary>The rules for a two-letter code (ISO 639-1), or a code of <see cref="Code"/>.</summary>
    public static KeywordAnalysis Of(string? code) => code switch
    {
        "zh" or "ja" or "ko" => Of(KeywordLanguage.Cjk),
        _ => Array.Find(Known, known => known.Code == code) ?? Of(KeywordLanguage.Standard),
    };

    /// <summary>The words of a question; where it has nothing but stop words, those that chunks keep.</summary>
    public IReadOnlyList<KeywordToken> Question(string text) =>
        Tokens(_questions, text) is { Count: > 0 } words ? words : Text(text);

    /// <summary>The words of a chunk's text, or of a phrase that is looked for in it.</summary>
    public IReadOnlyList<KeywordToken> Text(string text) => Tokens(Chunks, text);

    private static List<KeywordToken> Tokens(Analyzer analyzer, string text)
    {
        var found = new List<KeywordToken>();
        using var tokens = analyzer.GetTokenStream(ChunkFields.Text, new StringReader(text));
        var word = tokens.AddAttribute<ICharTermAttribute>();
        var increment = tokens.AddAttribute<IPositionIncrementAttribute>();
        var place = tokens.AddAttribute<IOffsetAttribute>();
        tokens.Reset();
        for (var position = -1; tokens.IncrementToken();)
        {
            position += increment.PositionIncrement;
            found.Add(new KeywordToken(word.ToString()!, position, new TextSpan(place.StartOffset, place.EndOffset)));
        }

        tokens.End();
        return found;
    }

    private static EnglishAnalyzer EnglishQuestions()
    {
        using var list = IOUtils.GetDecodingReader(typeof(SnowballFilter), EnglishStopWords, Encoding.UTF8);
        var words = WordlistLoader.GetSnowballWordSet(list, Version);
        words.UnionWith(EnglishAnalyzer.DefaultStopSet);
        return new EnglishAnalyzer(Version, words);
    }
}
