using System.Text;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>Sends random ranges of a text to the file and sees whether the same words stand there.</summary>
/// <param name="original">The file, read without the converters.</param>
/// <param name="seed">Which ranges are taken.</param>
internal sealed class RoundTrip(IOriginal original, int seed)
{
    /// <summary>How many ranges of a text are tried.</summary>
    public const int Count = 200;

    private const int Longest = 80;
    private const int ChunkSize = 400;

    private readonly Random _random = new(seed);

    /// <summary>How many ranges were tried.</summary>
    public int Ranges { get; private set; }

    /// <summary>What was wrong, one entry for each range that led elsewhere.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The cleaners that change characters and leave whole lines alone.</summary>
    public static IReadOnlyList<IDocumentCleaner> CharacterCleaners { get; } =
    [
        new HyphenCleaner(), new LigatureCleaner(), new UnicodeCleaner(NormalizationForm.FormC),
        new WhiteSpaceCleaner(), new EmptyLineCleaner(),
    ];

    /// <summary>Tries ranges of a document.</summary>
    public void Check(Document document)
    {
        for (var i = 0; i < Count && document.Text.Length > 0; i++)
        {
            Check(document.Text, document.SourceMap);
        }
    }

    /// <summary>Tries ranges of the chunks of a cleaned document, whose maps were written and read again.</summary>
    public async Task CheckChunksAsync(
        Document document, IEnumerable<IDocumentCleaner> cleaners, CancellationToken cancellationToken)
    {
        var clean = cleaners.Aggregate(document, (text, cleaner) => cleaner.Clean(text, cancellationToken));
        var splitter = new RecursiveSplitter(
            new SplitOptions { Measure = SplitMeasure.Characters, Size = ChunkSize, Overlap = ChunkSize / 8 });
        var chunks = await splitter.SplitAsync(clean, cancellationToken);
        for (var i = 0; i < Count && chunks.Count > 0; i++)
        {
            var chunk = chunks[_random.Next(chunks.Count)];
            Check(chunk.Text, SourceMap.FromBytes(chunk.SourceMap.ToBytes(chunk.Text), chunk.Text));
        }
    }

    private void Check(string text, SourceMap map)
    {
        var start = _random.Next(text.Length);
        var end = Math.Min(text.Length, start + 1 + _random.Next(Longest));
        start -= start > 0 && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end += end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        var span = new TextSpan(start, end);
        Ranges++;
        if (original.FindProblem(text, map, span) is { } problem)
        {
            Problems.Add($"{span} '{OneLine(span.Of(text))}': {OneLine(problem)}");
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings("⏎");
}
