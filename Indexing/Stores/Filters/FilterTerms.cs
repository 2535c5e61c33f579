using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// The terms by which the values of a chunk's metadata are found: all in one field, each with the path, a letter for
/// the kind of value, and the value in a form that sorts as the values do.
/// </summary>
internal static class FilterTerms
{
    /// <summary>
    /// Stands at every chunk that has its terms; older chunks have none and are looked at one by one.
    /// </summary>
    public static BytesRef Marker { get; } = new("\u0001");

    public const char Exists = 'e';
    public const char Boolean = 'b';
    public const char Number = 'n';
    public const char Text = 's';
    public const char LongText = 'h';
    public const char LocalTime = 'l';
    public const char Instant = 'u';
    public const char TimeWithoutOffset = 'w';

    /// <summary>Goes before the kind of an item of a list.</summary>
    public const char Item = '[';

    /// <summary>Texts beyond this length are indexed by their beginning and their hash.</summary>
    public const int MaxTextLength = 256;

    private const int MaxPathLength = 1_000;
    private const char EndOfPath = '\0';
    private const char ChunkField = '\u0002';

    /// <summary>The terms of a chunk.</summary>
    public static IEnumerable<BytesRef> Of(Chunk chunk)
    {
        yield return Marker;
        foreach (var name in FilterFields.Indexed)
        {
            foreach (var term in OfValue(PathOf(name, isMetadata: false), MetadataFilter.ValueOf(chunk, name)))
            {
                yield return term;
            }
        }

        // A filter cannot name a longer path.
        foreach (var (path, value) in chunk.Metadata.Flatten().Where(pair => pair.Key.Length <= MaxPathLength))
        {
            foreach (var term in OfValue(PathOf(path, isMetadata: true), value))
            {
                yield return term;
            }
        }
    }

    public static string PathOf(string name, bool isMetadata) =>
        (isMetadata ? name : ChunkField + name) + EndOfPath;

    /// <summary>The terms that a value equal to this one has, each alone enough; null when terms cannot tell.</summary>
    public static IReadOnlyList<BytesRef>? EqualTo(string path, object value) => value switch
    {
        bool flag => [Make(path, Boolean, flag ? "1" : "0")],
        long or double => [Make(path, Number, SortableNumber.Of(value))],
        string text when MetadataDate.TryParse(text, out var date) => [ExactText(path, text), .. EqualTo(path, date)],
        string text => [ExactText(path, text)],
        DateTimeOffset instant => EqualTo(path, MetadataDate.Of(instant)),
        _ => null,
    };

    public static BytesRef Make(string path, char kind, string value = "") => new($"{path}{kind}{value}");

    public static string Sortable(long ticks)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, ticks ^ long.MinValue);
        return Convert.ToHexStringLower(bytes);
    }

    public static string BeginningOf(string text) =>
        text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)];

    private static BytesRef ExactText(string path, string text) => text.Length < MaxTextLength - 1
        ? Make(path, Text, text)
        : Make(path, LongText, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    private static IReadOnlyList<BytesRef> EqualTo(string path, MetadataDate date) => date.IsInstant
        ? [Make(path, Instant, Sortable(date.UtcTicks)), Make(path, TimeWithoutOffset, Sortable(date.LocalTicks))]
        : [Make(path, LocalTime, Sortable(date.LocalTicks))];

    private static IEnumerable<BytesRef> OfValue(string path, object? value)
    {
        if (value is null)
        {
            yield break;
        }

        yield return Make(path, Exists);
        if (value is IReadOnlyList<object?> items)
        {
            foreach (var item in items.SelectMany(item => OfSingle(path + Item, item)))
            {
                yield return item;
            }
        }

        foreach (var term in OfSingle(path, value))
        {
            yield return term;
        }
    }

    private static IEnumerable<BytesRef> OfSingle(string path, object? value)
    {
        switch (value)
        {
            case bool flag:
                return [Make(path, Boolean, flag ? "1" : "0")];
            case double.NaN:
                return [];
            case long or double:
                return [Make(path, Number, SortableNumber.Of(value))];
            case string text:
                return OfText(path, text);
            case DateTimeOffset instant:
                return OfDate(path, MetadataDate.Of(instant));
            default:
                return [];
        }
    }

    private static IEnumerable<BytesRef> OfText(string path, string text)
    {
        yield return ExactText(path, text);
        if (text.Length >= MaxTextLength - 1)
        {
            yield return Make(path, Text, text.Length < MaxTextLength ? text : BeginningOf(text));
        }

        if (MetadataDate.TryParse(text, out var date))
        {
            foreach (var term in OfDate(path, date))
            {
                yield return term;
            }
        }
    }

    private static IEnumerable<BytesRef> OfDate(string path, MetadataDate date)
    {
        yield return Make(path, LocalTime, Sortable(date.LocalTicks));
        yield return date.IsInstant
            ? Make(path, Instant, Sortable(date.UtcTicks))
            : Make(path, TimeWithoutOffset, Sortable(date.LocalTicks));
    }
}
