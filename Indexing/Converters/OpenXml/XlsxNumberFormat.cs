using System.Globalization;
using System.Text;

namespace Search.Indexing;

/// <summary>How the number in a cell is meant: as a number, a share, a date, a time, a duration.</summary>
/// <remarks>
/// Dates and times are written in the manner of ISO 8601, whatever the format shows, so that they read the same in
/// every language. Numbers keep all the digits that Excel keeps, which are 15.
/// </remarks>
/// <param name="HasDate">Whether it shows the day.</param>
/// <param name="HasTime">Whether it shows the time of day.</param>
/// <param name="IsDuration">Whether hours may be more than a day has.</param>
/// <param name="IsPercent">Whether it shows hundredths.</param>
internal sealed record XlsxNumberFormat(bool HasDate, bool HasTime, bool IsDuration, bool IsPercent)
{
    private const double LastDay = 2_958_466;
    private const double SecondsPerDay = 86_400;

    private static readonly XlsxNumberFormat Plain = new(false, false, false, false);

    /// <summary>A format that has a number of its own (ECMA-376 part 1, 18.8.30).</summary>
    public static XlsxNumberFormat BuiltIn(int id) => id switch
    {
        9 or 10 => Plain with { IsPercent = true },
        (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or (>= 57 and <= 58) =>
            Plain with { HasDate = true },
        (>= 18 and <= 21) or (>= 32 and <= 35) or 45 or 47 or 55 or 56 => Plain with { HasTime = true },
        22 => Plain with { HasDate = true, HasTime = true },
        46 => Plain with { IsDuration = true },
        _ => Plain,
    };

    /// <summary>A format that a workbook spells out, such as <c>dd/mm/yyyy</c>; its first section counts.</summary>
    public static XlsxNumberFormat Parse(string code)
    {
        var letters = LettersOf(code, out var isDuration);
        var hasClock = letters.AsSpan().ContainsAny('h', 's');
        var hasDay = letters.Contains('y', StringComparison.Ordinal) || letters.Contains('d', StringComparison.Ordinal);
        return new XlsxNumberFormat(
            hasDay || (!hasClock && !isDuration && letters.Contains('m', StringComparison.Ordinal)),
            hasClock,
            isDuration,
            letters.Contains('%', StringComparison.Ordinal));
    }

    /// <summary>Writes a number as the format means it.</summary>
    public string Write(double value, bool countsFrom1904)
    {
        if (!double.IsFinite(value))
        {
            return "";
        }

        if (IsDuration)
        {
            return Duration(value);
        }

        if (HasDate || HasTime)
        {
            return DateOrTime(value, countsFrom1904) ?? Digits(value);
        }

        return IsPercent ? Digits(value * 100) + "%" : Digits(value);
    }

    private static string Digits(double value) => value.ToString("G15", CultureInfo.InvariantCulture);

    private static string Duration(double days)
    {
        var seconds = Math.Round(Math.Abs(days) * SecondsPerDay);
        var hours = Math.Floor(seconds / 3600);
        var rest = (int)(seconds - (hours * 3600));
        return string.Create(
            CultureInfo.InvariantCulture, $"{(days < 0 ? "-" : "")}{hours:0}:{rest / 60:00}:{rest % 60:00}");
    }

    private string? DateOrTime(double value, bool countsFrom1904)
    {
        if (value < 0 || value >= LastDay)
        {
            return null;
        }

        // Excel counts a 29 February 1900, which there was not: days before it are one less than .NET's.
        var days = countsFrom1904 ? value + 1462 : value < 60 ? value + 1 : value;
        if (days >= LastDay)
        {
            return null;
        }

        var time = DateTime.FromOADate(0).AddSeconds(Math.Round(days * SecondsPerDay));
        var clock = time.Second == 0 ? "HH:mm" : "HH:mm:ss";
        var format = !HasDate ? clock : HasTime ? $"yyyy-MM-dd {clock}" : "yyyy-MM-dd";
        return time.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The letters of the first section that mean something, in lower case.</summary>
    private static string LettersOf(string code, out bool isDuration)
    {
        isDuration = false;
        var letters = new StringBuilder();
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = EndOf(code, i, '"');
                    break;
                case '[':
                    var end = EndOf(code, i, ']');
                    isDuration |= end > i + 1 && code[(i + 1)..end].Trim('h', 'H', 'm', 'M', 's', 'S').Length == 0;
                    i = end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    letters.Append(char.ToLowerInvariant(code[i]));
                    break;
            }
        }

        return letters.Replace("am/pm", "h").Replace("a/p", "h").Replace("general", "").ToString();
    }

    private static int EndOf(string code, int start, char mark)
    {
        var end = code.IndexOf(mark, start + 1);
        return end < 0 ? code.Length : end;
    }
}
