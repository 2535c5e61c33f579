using System.Collections;
using System.Globalization;
using Search.Pipeline;

namespace Search;

/// <summary>Metadata as YAML: texts in quotes; numbers, flags, null and dates plain.</summary>
internal static class MetadataYaml
{
    private static readonly CultureInfo _culture = CultureInfo.InvariantCulture;

    public static YamlMap Write(DocumentMetadata metadata) =>
        new([.. metadata.Select(pair => new KeyValuePair<string, YamlValue>(pair.Key, WriteValue(pair.Value)))]);

    public static DocumentMetadata Read(YamlMap map) =>
        new(map.Pairs.Select(pair => new KeyValuePair<string, object?>(pair.Key, ReadValue(pair.Value))));

    private static YamlValue WriteValue(object? value) => value switch
    {
        string text => new YamlText(text, IsPlain: false),
        null => new YamlText("null", IsPlain: true),
        bool flag => new YamlText(flag ? "true" : "false", IsPlain: true),
        long whole => new YamlText(whole.ToString(_culture), IsPlain: true),
        double number => new YamlText(Decimal(number), IsPlain: true),
        DateTimeOffset date => new YamlText(date.ToString("o", _culture), IsPlain: true),
        DocumentMetadata nested => Write(nested),
        _ => new YamlList([.. ((IEnumerable)value).Cast<object?>().Select(WriteValue)]),
    };

    private static object? ReadValue(YamlValue value) => value switch
    {
        YamlMap map => Read(map),
        YamlList { Items: var items } => items.Select(ReadValue).ToArray(),
        YamlText { IsPlain: false, Value: var text } => text,
        YamlText { Value: var text } => Typed(text),
        _ => null,
    };

    private static object? Typed(string text)
    {
        if (text is "" or "~" or "null")
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, _culture, out var whole))
        {
            return whole;
        }

        if (double.TryParse(text, NumberStyles.Float, _culture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        return DateTimeOffset.TryParseExact(text, "o", _culture, DateTimeStyles.None, out var date)
            ? date
            : text switch { "true" => true, "false" => false, _ => text };
    }

    // With a point or an exponent, so that it is read as a decimal again.
    private static string Decimal(double number)
    {
        var text = number.ToString("R", _culture);
        return text.All(c => char.IsAsciiDigit(c) || c == '-') ? $"{text}.0" : text;
    }
}
