using System.Globalization;
using MimeKit;

namespace Search.Indexing;

/// <summary>A parser that stops at a mail of too many parts or too long a head, before it takes the machine.</summary>
/// <remarks>
/// The parser keeps some kilobytes for each part, however empty it is, and copies all of a header for every block of it
/// that it reads. What stands between the parts of a mail counts as the head of the next.
/// </remarks>
internal sealed class BoundedMimeParser : MimeParser
{
    private readonly int _maxParts;
    private readonly int _maxHead;
    private readonly bool _hasMore;
    private int _parts;
    private long _head;
    private bool _isInHead = true;

    private BoundedMimeParser(
        ParserOptions options, CountedStream content, MimeFormat format, int maxParts, int maxHead, bool hasMore)
        : base(options, content, format, persistent: !hasMore)
    {
        (_maxParts, _maxHead, _hasMore) = (maxParts, maxHead, hasMore);
        content.WasRead = CountHead;
    }

    /// <summary>A parser of a file that is one mail, whose contents stay in the file if it can seek.</summary>
    public static BoundedMimeParser OfMail(ParserOptions options, Stream content, int maxParts, int maxHead) =>
        new(options, new CountedStream(content), MimeFormat.Entity, maxParts, maxHead, hasMore: false);

    /// <summary>A parser of many mails in one file.</summary>
    public static BoundedMimeParser OfMailbox(ParserOptions options, Stream content, int maxParts, int maxHead) =>
        new(options, new CountedStream(content), MimeFormat.Mbox, maxParts, maxHead, hasMore: true);

    /// <exception cref="FormatException">The mail has too many parts.</exception>
    protected override void OnMimeEntityBegin(MimeEntityBeginEventArgs args)
    {
        if (++_parts > _maxParts)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"it has more than {_maxParts} parts; raise ConversionLimits.MaxEntries to convert it."));
        }

        Begin(isHead: args.Entity is not MimePart);
        base.OnMimeEntityBegin(args);
    }

    /// <summary>Begins to count the head of the next part.</summary>
    protected override void OnMimeEntityEnd(MimeEntityEndEventArgs args)
    {
        Begin(isHead: true);
        base.OnMimeEntityEnd(args);
    }

    /// <summary>Begins to count anew.</summary>
    protected override void OnMimeMessageBegin(MimeMessageBeginEventArgs args)
    {
        // A mail within a mail counts with it.
        _parts = args.Parent is null ? 0 : _parts;
        Begin(isHead: true);
        base.OnMimeMessageBegin(args);
    }

    /// <summary>Contents that stayed in the file are read when the mail has been parsed.</summary>
    protected override void OnMimeMessageEnd(MimeMessageEndEventArgs args)
    {
        Begin(isHead: args.Parent is not null || _hasMore);
        base.OnMimeMessageEnd(args);
    }

    private void Begin(bool isHead) => (_head, _isInHead) = (0, isHead);

    private void CountHead(int read)
    {
        _head += _isInHead ? read : 0;
        if (_head > _maxHead)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"a head of it is longer than {_maxHead} bytes; raise MailOptions.MaxHeadBytes to convert it."));
        }
    }
}
