using System.Globalization;
using MimeKit;

namespace Search.Indexing;

/// <summary>A parser that stops at a mail of too many parts, before they fill the memory.</summary>
/// <remarks>The parser keeps some kilobytes for each part, however empty it is.</remarks>
internal sealed class BoundedMimeParser : MimeParser
{
    private readonly int _maxParts;
    private int _parts;

    public BoundedMimeParser(ParserOptions options, Stream content, MimeFormat format, int maxParts)
        : base(options, content, format) => _maxParts = maxParts;

    /// <exception cref="FormatException">The mail has too many parts.</exception>
    protected override void OnMimeEntityBegin(MimeEntityBeginEventArgs args)
    {
        if (++_parts > _maxParts)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"it has more than {_maxParts} parts; raise ConversionLimits.MaxEntries to convert it."));
        }

        base.OnMimeEntityBegin(args);
    }

    /// <summary>Begins to count anew.</summary>
    protected override void OnMimeMessageBegin(MimeMessageBeginEventArgs args)
    {
        // A mail within a mail counts with it.
        _parts = args.Parent is null ? 0 : _parts;
        base.OnMimeMessageBegin(args);
    }
}
