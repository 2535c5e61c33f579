using System.Globalization;

namespace Search.Indexing;

/// <summary>Gathers the parts of a date in the properties of an RTF file.</summary>
internal sealed class RtfDate
{
    private int _year;
    private int _month = 1;
    private int _day = 1;
    private int _hour;
    private int _minute;

    /// <summary>Takes in a control word.</summary>
    public void Add(string word, int number)
    {
        switch (word)
        {
            case "yr":
                _year = number;
                break;
            case "mo":
                _month = number;
                break;
            case "dy":
                _day = number;
                break;
            case "hr":
                _hour = number;
                break;
            case "min":
                _minute = number;
                break;
        }
    }

    /// <summary>The date in the manner of ISO 8601, and forgets it; null when there was none.</summary>
    public string? Take()
    {
        var isDate = _year is >= 1 and <= 9999 && _month is >= 1 and <= 12 && _day is >= 1 and <= 31 &&
            _hour is >= 0 and < 24 && _minute is >= 0 and < 60;
        var date = isDate
            ? string.Create(CultureInfo.InvariantCulture, $"{_year:0000}-{_month:00}-{_day:00}T{_hour:00}:{_minute:00}")
            : null;
        (_year, _month, _day, _hour, _minute) = (0, 1, 1, 0, 0);
        return date;
    }
}
