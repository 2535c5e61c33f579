using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Search;

/// <summary>Reads YAML into a tree, within limits.</summary>
/// <remarks>
/// Anchors, aliases, tags, further documents and names given twice are refused: a file means what it shows, cannot grow
/// while it is read, and names no types.
/// </remarks>
internal sealed class YamlReader
{
    private const int MaxDepth = 40;
    private const int MaxValues = 50_000;

    private readonly Parser _parser;
    private int _values;

    private YamlReader(string yaml) => _parser = new Parser(new StringReader(yaml));

    /// <exception cref="GraphFileException">The text is malformed or beyond the limits.</exception>
    public static YamlMap Read(string yaml)
    {
        try
        {
            return new YamlReader(yaml).ReadDocument();
        }
        catch (YamlException error)
        {
            throw new GraphFileException(Math.Max(1, (int)error.Start.Line), error.Message, error);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // The scanner's own checks fail on some malformed files before it can say what is wrong with them.
            throw new GraphFileException(1, $"The YAML is malformed ({error.Message})", error);
        }
    }

    private YamlMap ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw new GraphFileException(1, "The file is empty.");
        }

        var value = ReadValue(depth: 1);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            throw new GraphFileException((int)second.Start.Line, "A second document begins; a file holds one graph.");
        }

        return value as YamlMap ?? throw new GraphFileException(value.Line, "A graph is written as names with values.");
    }

    private YamlValue ReadValue(int depth)
    {
        var next = _parser.Consume<ParsingEvent>();
        var line = (int)next.Start.Line;
        if (depth > MaxDepth)
        {
            throw new GraphFileException(line, $"It is nested deeper than {MaxDepth} levels.");
        }

        if (++_values > MaxValues)
        {
            throw new GraphFileException(line, $"The file has more than {MaxValues} values.");
        }

        Check(next, line);
        return next switch
        {
            Scalar scalar => new YamlText(scalar.Value, scalar.Style == ScalarStyle.Plain, line),
            SequenceStart => ReadList(depth, line),
            _ => ReadMap(depth, line),
        };
    }

    private static void Check(ParsingEvent next, int line)
    {
        if (next is AnchorAlias alias)
        {
            throw new GraphFileException(line, $"The alias '*{alias.Value}' is not read; write the value out.");
        }

        if (next is not NodeEvent node)
        {
            throw new GraphFileException(line, "A value is missing.");
        }

        if (!node.Anchor.IsEmpty)
        {
            throw new GraphFileException(line, $"The anchor '&{node.Anchor.Value}' is not read; write the value out.");
        }

        if (!node.Tag.IsEmpty)
        {
            throw new GraphFileException(line, $"The tag '{node.Tag}' is not read; remove it.");
        }
    }

    private YamlList ReadList(int depth, int line)
    {
        var items = new List<YamlValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadValue(depth + 1));
        }

        return new YamlList(items, line);
    }

    private YamlMap ReadMap(int depth, int line)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var pairs = new List<KeyValuePair<string, YamlValue>>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = ReadValue(depth + 1);
            if (name is not YamlText { Value: var text })
            {
                throw new GraphFileException(name.Line, "A name is a text.");
            }

            if (!names.Add(text))
            {
                throw new GraphFileException(name.Line, $"'{text}' stands here twice.");
            }

            pairs.Add(new(text, ReadValue(depth + 1)));
        }

        return new YamlMap(pairs, line);
    }
}
