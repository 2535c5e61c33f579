using System.Globalization;
using System.Text.RegularExpressions;

namespace Search.Pipeline;

/// <summary>
/// A date or a point in time as ISO 8601 writes it, with or without its distance from universal time.
/// </summary>
/// <remarks>A date without that distance takes the one of the date that it is compared with.</remarks>
public readonly partial record struct MetadataDate
{
    private readonly long _localTicks;
    private readonly TimeSpan? _offset;

    private MetadataDate(long localTicks, TimeSpan? offset)
    {
        _localTicks = localTicks;
        _offset = offset;
    }

    /// <summary>Whether the distance from universal time is known.</summary>
    public bool IsInstant => _offset is not null;

    /// <summary>The ticks of the clock on the wall.</summary>
    public long LocalTicks => _localTicks;

    /// <summary>The ticks in universal time; those of the wall where the distance is not known.</summary>
    public long UtcTicks => _localTicks - (_offset?.Ticks ?? 0);

    /// <summary>A point in time.</summary>
    public static MetadataDate Of(DateTimeOffset date) => new(date.Ticks, date.Offset);

    /// <summary>
    /// Reads <c>2024-03-01</c>, <c>2024-03-01T10:00</c>, with seconds, fractions, <c>Z</c> or an offset.
    /// </summary>
    public static bool TryParse(string text, out MetadataDate date)
    {
        date = default;
        if (text.Length is < 10 or > 40 || Pattern().Match(text) is not { Success: true } match)
        {
            return false;
        }

        if (!DateTime.TryParseExact(
                match.Groups["date"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var day)
            || !TryParseTime(match, out var time) || !TryParseOffset(match.Groups["offset"].ValueSpan, out var offset))
        {
            return false;
        }

        date = new MetadataDate(day.Ticks + time.Ticks, offset);
        return true;
    }

    /// <summary>The order in time.</summary>
    public int OrderTo(MetadataDate other) => IsInstant && other.IsInstant
        ? UtcTicks.CompareTo(other.UtcTicks)
        : _localTicks.CompareTo(other._localTicks);

    private static bool TryParseTime(Match match, out TimeSpan time)
    {
        time = default;
        var (hours, minutes, seconds) = (Number(match, "hours"), Number(match, "minutes"), Number(match, "seconds"));
        if (hours > 23 || minutes > 59 || seconds > 59)
        {
            return false;
        }

        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        time = new TimeSpan(hours, minutes, seconds)
            + TimeSpan.FromTicks(long.Parse(fraction, CultureInfo.InvariantCulture));
        return true;
    }

    private static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = text.IsEmpty ? null : TimeSpan.Zero;
        if (text.IsEmpty || text is "Z" or "z")
        {
            return true;
        }

        var hours = int.Parse(text[1..3], CultureInfo.InvariantCulture);
        var minutes = text.Length > 3 ? int.Parse(text[^2..], CultureInfo.InvariantCulture) : 0;
        offset = (text[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0);
        return hours <= 23 && minutes <= 59;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, ValueSpan: var digits }
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})([Tt ](?<hours>[0-9]{2}):(?<minutes>[0-9]{2})(:(?<seconds>[0-9]{2})" +
        @"([.,](?<fraction>[0-9]{1,12}))?)?(?<offset>[Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
