using System.Globalization;
using Search.Pipeline;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Search.Indexing;

/// <summary>Reads the YAML at the head of a Markdown file as metadata.</summary>
/// <remarks>
/// The values are those of YAML's core schema: plain null, true, false, numbers and dates are typed, all else is text.
/// Aliases are refused, so a file cannot grow while it is read.
/// </remarks>
internal sealed class FrontMatter
{
    private const int MaxLength = 64 * 1024;
    private const int MaxDepth = 16;

    private readonly Parser _parser;

    private FrontMatter(string yaml) => _parser = new Parser(new StringReader(yaml));

    /// <summary>Reads front matter; when it is malformed, gives none and a warning.</summary>
    public static DocumentMetadata Read(string yaml, ICollection<string> warnings)
    {
        if (yaml.Length > MaxLength)
        {
            warnings.Add($"The front matter is longer than {MaxLength} characters and was ignored.");
            return DocumentMetadata.Empty;
        }

        try
        {
            return new FrontMatter(yaml).ReadDocument();
        }
        catch (YamlException exception)
        {
            // The parser counts from the line after the opening mark.
            warnings.Add($"The front matter was ignored: line {exception.Start.Line + 1}: {exception.Message}");
            return DocumentMetadata.Empty;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The scanner's own checks fail on some malformed files before it can say what is wrong with them.
            warnings.Add($"The front matter was ignored: it is malformed ({exception.Message})");
            return DocumentMetadata.Empty;
        }
    }

    /// <summary>The title in the metadata, if it has one.</summary>
    public static string? TitleOf(DocumentMetadata metadata) =>
        metadata.TryGetValue("title", out var title) && title is string { Length: > 0 } text ? text : null;

    private DocumentMetadata ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            return DocumentMetadata.Empty;
        }

        return _parser.Accept<Scalar>(out var scalar) && scalar.Value.Length == 0
            ? DocumentMetadata.Empty
            : new DocumentMetadata(ReadMapping(_parser.Consume<MappingStart>(), depth: 1));
    }

    private Dictionary<string, object?> ReadMapping(MappingStart start, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new YamlException(start.Start, start.End, $"It is nested deeper than {MaxDepth} levels.");
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = _parser.Consume<Scalar>().Value;
            values[name] = ReadValue(depth + 1);
        }

        return values;
    }

    private object? ReadValue(int depth)
    {
        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return scalar is { Style: ScalarStyle.Plain, IsPlainImplicit: true } ? Typed(scalar.Value) : scalar.Value;
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            throw new YamlException(alias.Start, alias.End, $"The alias '*{alias.Value}' is not read.");
        }

        return _parser.TryConsume<MappingStart>(out var mapping) ? ReadMapping(mapping, depth) : ReadSequence(depth);
    }

    private List<object?> ReadSequence(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        if (depth > MaxDepth)
        {
            throw new YamlException(start.Start, start.End, $"It is nested deeper than {MaxDepth} levels.");
        }

        var values = new List<object?>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            values.Add(ReadValue(depth + 1));
        }

        return values;
    }

    private static object? Typed(string value)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        const NumberStyles Float = Whole | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var culture = CultureInfo.InvariantCulture;
        return value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ when long.TryParse(value, Whole, culture, out var whole) => whole,
            _ when char.IsAsciiDigit(value[^1]) && double.TryParse(value, Float, culture, out var number) => number,
            _ => TryDate(value, out var date) ? date : value,
        };
    }

    // A date begins with a year of four digits; anything laxer would take "may 4" for one.
    private static bool TryDate(string value, out DateTimeOffset date)
    {
        date = default;
        return value.Length >= 10 && value[4] == '-' && value[7] == '-' &&
            DateTimeOffset.TryParse(
                value,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
                out date);
    }
}
