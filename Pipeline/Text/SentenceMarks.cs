using System.Buffers;

namespace Search.Pipeline;

/// <summary>The characters that end sentences, close what stands around them, or open the next one.</summary>
internal static class SentenceMarks
{
    private const string Narrow = ".!?…‥‽؟۔।॥።";
    private const string Wide = "。！？｡．";
    private const string Breaks = "\n\f\u2029";

    /// <summary>Where the scanner has to look closer.</summary>
    public static SearchValues<char> Stops { get; } = SearchValues.Create(Narrow + Wide + Breaks);

    /// <summary>The same for a text with Thai in it, whose sentences end at spaces.</summary>
    public static SearchValues<char> StopsAndSpaces { get; } = SearchValues.Create(Narrow + Wide + Breaks + " ");

    public static bool IsMark(char c) => Narrow.Contains(c, StringComparison.Ordinal) || IsWide(c);

    /// <summary>Whether a mark ends a sentence without white space after it.</summary>
    public static bool IsWide(char c) => c >= '\u3002' && Wide.Contains(c, StringComparison.Ordinal);

    public static bool IsCloser(char c) => "\"'”’“‟»›)]}*_`」』）】》〉〕］｝".Contains(c, StringComparison.Ordinal);

    public static bool IsClosingQuote(char c) => "\"”’“»›」』".Contains(c, StringComparison.Ordinal);

    public static bool IsOpener(char c) => "\"'“‘„‚«‹([{*_`¿¡「『（".Contains(c, StringComparison.Ordinal);

    public static bool IsBullet(char c) => "-*•◦▪‣·●○■".Contains(c, StringComparison.Ordinal);
}
