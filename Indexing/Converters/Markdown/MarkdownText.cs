using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the blocks of a parsed Markdown file as text, from the front to the back.</summary>
internal sealed class MarkdownText
{
    private readonly MappedText _text;
    private readonly MarkdownHtml _html;
    private readonly MarkdownInlineText _inlines;
    private readonly int _maxDepth;
    private readonly bool _keepsTableMarks;
    private readonly CancellationToken _cancellationToken;

    public MarkdownText(
        string file, ConversionLimits limits, MarkdownOptions options, CancellationToken cancellationToken)
    {
        _text = new MappedText(file);
        _html = new MarkdownHtml(_text, cancellationToken);
        _inlines = new MarkdownInlineText(_text, _html, options.IncludeLinkAddresses);
        _maxDepth = limits.MaxDepth;
        _keepsTableMarks = options.KeepTableMarks;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The first heading of level 1.</summary>
    public string? Title { get; private set; }

    /// <summary>The lines between the marks of the front matter.</summary>
    public string? FrontMatter { get; private set; }

    /// <summary>Whether the blocks are nested deeper than allowed; then some were not written.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>Whether the blocks came in the order of the file.</summary>
    public bool IsInOrder => _text.IsInOrder;

    /// <summary>Writes all blocks; footnotes, which Markdig moves to the end, where they stand in the file.</summary>
    public void Write(MarkdownDocument document)
    {
        IEnumerable<Block> blocks = document;
        if (document.LastChild is FootnoteGroup footnotes)
        {
            blocks = document.SkipLast(1).Concat(footnotes).OrderBy(block => block.Span.Start);
        }

        WriteBlocks(blocks, lineBreaks: 2, depth: 0);
    }

    /// <summary>The text and its map.</summary>
    public (string Text, SourceMap Map) Build() => _text.Build();

    private void WriteBlocks(IEnumerable<Block> blocks, int lineBreaks, int depth)
    {
        if (depth > _maxDepth)
        {
            IsTooDeep = true;
            return;
        }

        var isFirst = true;
        foreach (var block in blocks)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!isFirst)
            {
                _text.Break(lineBreaks);
            }

            var start = _text.Length;
            WriteBlock(block, depth + 1);
            isFirst &= _text.Length == start;
        }
    }

    private void WriteBlock(Block block, int depth)
    {
        switch (block)
        {
            case ParagraphBlock { Inline: { } inline }:
                _inlines.Write(inline);
                break;
            case HeadingBlock heading:
                WriteHeading(heading);
                break;
            case YamlFrontMatterBlock frontMatter:
                FrontMatter = frontMatter.Lines.ToString();
                break;
            case CodeBlock code:
                WriteLines(code);
                break;
            case HtmlBlock html:
                _html.Write(html);
                Title ??= _html.FirstHeading;
                break;
            case Table table when _keepsTableMarks:
                _text.Copy(table.Span.Start, table.Span.Length);
                break;
            case Table table:
                WriteTable(table, depth);
                break;
            case ListBlock list:
                WriteList(list, depth);
                break;
            case DefinitionItem definition:
                WriteBlocks(definition, lineBreaks: 1, depth);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                WriteBlocks(container, lineBreaks: 2, depth);
                break;
            case LeafBlock { Inline: { } inline }:
                _inlines.Write(inline);
                break;
        }
    }

    private void WriteHeading(HeadingBlock heading)
    {
        if (heading.Inline is null)
        {
            return;
        }

        var start = _text.NextStart;
        _inlines.Write(heading.Inline);
        _text.AddHeading(start, heading.Level);
        if (heading.Level == 1 && Title is null && _text.Length > start)
        {
            Title = _text.LineFrom(start);
        }
    }

    private void WriteLines(CodeBlock code)
    {
        var isFirst = true;
        foreach (var line in code.Lines.Lines.AsSpan(0, code.Lines.Count))
        {
            if (!isFirst)
            {
                _text.BreakAgain();
            }

            isFirst = false;
            if (!_text.TryCopy(line.Slice.Start, line.Slice.AsSpan()))
            {
                WriteLineAfterTab(line.Slice.AsSpan());
            }
        }
    }

    // A tab that is partly indentation and partly content comes as spaces, in a string of its own.
    private void WriteLineAfterTab(ReadOnlySpan<char> line)
    {
        var content = line.TrimStart(' ');
        var found = content.IsEmpty ? -1 : _text.Ahead(line.Length).IndexOf(content);
        if (found < 0)
        {
            _text.Replace(line, _text.FileEnd, 0);
            return;
        }

        var start = _text.FileEnd + found;
        var tabs = found > 0 && _text.File[start - 1] == '\t' ? 1 : 0;
        _text.Replace(line[..^content.Length], start - tabs, tabs);
        _text.Copy(start, content.Length);
    }

    private void WriteList(ListBlock list, int depth)
    {
        var lineBreaks = list.IsLoose ? 2 : 1;
        var isFirst = true;
        foreach (var item in list)
        {
            if (!isFirst)
            {
                _text.Break(lineBreaks);
            }

            isFirst = false;
            if (list.IsOrdered)
            {
                WriteNumber(item.Span.Start);
            }

            WriteBlocks((ContainerBlock)item, lineBreaks, depth + 1);
        }
    }

    private void WriteNumber(int start)
    {
        var digits = _text.File.AsSpan(start).IndexOfAnyExceptInRange('0', '9');
        if (digits > 0)
        {
            _text.Copy(start, digits + 1);
            _text.Space();
        }
    }

    private void WriteTable(Table table, int depth)
    {
        foreach (var row in table.Cast<TableRow>())
        {
            _text.Break(1);
            var isFirst = true;
            foreach (var cell in row.Cast<TableCell>())
            {
                if (!isFirst)
                {
                    _text.Divide();
                }

                isFirst = false;
                WriteBlocks(cell, lineBreaks: 1, depth + 2);
            }
        }
    }
}
