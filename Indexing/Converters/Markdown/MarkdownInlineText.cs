using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Search.Indexing;

/// <summary>Writes what stands within a paragraph, a heading or a cell.</summary>
/// <remarks>
/// Markdig's positions are taken as a hint: a range is copied only when it reads as it should, else the text is searched for
/// after what was written last. So whatever the parser gets wrong, no run claims text that the file does not have there.
/// </remarks>
internal sealed class MarkdownInlineText(MappedText text, MarkdownHtml htmlText)
{
    /// <summary>Writes all that an inline container holds.</summary>
    /// <param name="root">The container.</param>
    /// <param name="end">Where its block ends in the file.</param>
    public void Write(ContainerInline root, int end)
    {
        var hidden = default(string);
        for (var inline = root.FirstChild; inline is not null; inline = Next(inline, root))
        {
            if (inline is HtmlInline html)
            {
                hidden = WriteTag(html, hidden);
            }
            else if (hidden is null)
            {
                WriteLeaf(inline, end);
            }
        }
    }

    /// <summary>Writes content that stands, with some characters in between or replaced, in a range of the file.</summary>
    public void WriteAligned(ReadOnlySpan<char> content, int start, int end)
    {
        var file = text.File.AsSpan(0, Math.Min(end, text.File.Length));
        while (!content.IsEmpty)
        {
            var rest = start < file.Length ? file[start..] : [];
            var same = content.CommonPrefixLength(rest);
            if (same > 0)
            {
                text.Copy(start, same);
                content = content[same..];
                start += same;
            }
            else if (content[0] is ' ' && LineBreakLength(rest) is > 0 and var length)
            {
                text.Copy(start, length);
                content = content[1..];
                start += length;
            }
            else
            {
                var next = Find(rest, content);
                if (next < 0)
                {
                    text.Replace(content, Math.Min(start, file.Length), 0);
                    return;
                }

                start += next;
            }
        }
    }

    // Inlines may be nested ten thousand deep, so the way goes over parents and siblings, not over the stack.
    private static Inline? Next(Inline inline, ContainerInline root)
    {
        if (inline is ContainerInline { FirstChild: { } child })
        {
            return child;
        }

        var current = inline;
        while (current.NextSibling is null)
        {
            if (current.Parent is null || current.Parent == root)
            {
                return null;
            }

            current = current.Parent;
        }

        return current.NextSibling;
    }

    private void WriteLeaf(Inline inline, int end)
    {
        switch (inline)
        {
            case LiteralInline literal:
                WriteLiteral(literal, end);
                break;
            case CodeInline code:
                WriteCode(code);
                break;
            case LineBreakInline:
                text.Break(1);
                break;
            case HtmlEntityInline entity:
                text.Replace(entity.Transcoded.AsSpan(), entity.Span.Start, entity.Span.Length);
                break;
            case AutolinkInline link:
                WriteAligned(link.Url, link.Span.Start, link.Span.End + 1);
                break;
            case TaskList or DelimiterInline:
                text.Copy(inline.Span.Start, inline.Span.Length);
                break;
        }
    }

    private void WriteLiteral(LiteralInline literal, int end)
    {
        var content = literal.Content.AsSpan();
        var start = literal.Span.Start + (literal.IsFirstCharacterEscaped ? 1 : 0);
        if (!text.TryCopy(start, content))
        {
            WriteAligned(content, Math.Max(start, text.FileEnd), end);
        }
    }

    private void WriteCode(CodeInline code)
    {
        var start = code.Span.Start + code.DelimiterCount;
        if (!text.TryCopy(start, code.Content))
        {
            WriteAligned(code.Content, Math.Max(start, text.FileEnd), code.Span.End + 1 - code.DelimiterCount);
        }
    }

    /// <summary>Writes what a tag stands for, if anything.</summary>
    /// <returns>The element that is hidden from here on, if any.</returns>
    private string? WriteTag(HtmlInline html, string? hidden)
    {
        var tag = html.Tag;
        if (hidden is not null)
        {
            return IsTag(tag, "</", hidden) ? null : hidden;
        }

        if (IsTag(tag, "<", "br"))
        {
            text.BreakAgain();
        }
        else if (IsTag(tag, "<", "img"))
        {
            htmlText.Write(html);
        }

        return IsTag(tag, "<", "script") ? "script" : IsTag(tag, "<", "style") ? "style" : null;
    }

    private static bool IsTag(string tag, string start, string name) =>
        tag.StartsWith(start, StringComparison.Ordinal) &&
        tag.AsSpan(start.Length).StartsWith(name, StringComparison.OrdinalIgnoreCase) &&
        !char.IsAsciiLetterOrDigit(tag.ElementAtOrDefault(start.Length + name.Length));

    private static int LineBreakLength(ReadOnlySpan<char> text) => text switch
    {
        ['\r', '\n', ..] => 2,
        ['\r' or '\n', ..] => 1,
        _ => 0,
    };

    // A few characters at once first: the place where one alone is found may be in the middle of the markup.
    private static int Find(ReadOnlySpan<char> rest, ReadOnlySpan<char> content)
    {
        var found = rest.IndexOf(content[..Math.Min(4, content.Length)]);
        return found >= 0 ? found : rest.IndexOf(content[0]);
    }
}
