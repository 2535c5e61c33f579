using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Search.Indexing;

/// <summary>Writes what stands within a paragraph, a heading or a cell.</summary>
/// <remarks>
/// Markdig's positions are taken as a hint: a range is copied only when it reads as it should, else the text is
/// searched for after what was written last. So whatever the parser gets wrong, no run claims text that the file does
/// not have there.
/// </remarks>
internal sealed class MarkdownInlineText(MappedText text, MarkdownHtml htmlText, bool includesAddresses)
{
    /// <summary>Writes all that an inline container holds.</summary>
    public void Write(ContainerInline root)
    {
        var hidden = default(string);
        for (var inline = root.FirstChild; inline is not null; inline = Next(inline, root, hidden is null))
        {
            if (inline is HtmlInline html)
            {
                hidden = WriteTag(html, hidden);
            }
            else if (hidden is null)
            {
                WriteLeaf(inline);
            }
        }
    }

    // Inlines may be nested ten thousand deep, so the way goes over parents and siblings, not over the stack.
    private Inline? Next(Inline inline, ContainerInline root, bool isShown)
    {
        if (inline is ContainerInline { FirstChild: { } child })
        {
            return child;
        }

        var current = inline;
        EndLink(current, isShown);
        while (current.NextSibling is null)
        {
            if (current.Parent is null || current.Parent == root)
            {
                return null;
            }

            current = current.Parent;
            EndLink(current, isShown);
        }

        return current.NextSibling;
    }

    /// <summary>Writes the address of a link whose words are written.</summary>
    private void EndLink(Inline inline, bool isShown)
    {
        if (includesAddresses && isShown && inline is LinkInline { IsImage: false, FirstChild: not null } link
            && link.UrlSpan.Start >= text.FileEnd && link.UrlSpan.Length > 0)
        {
            var start = link.UrlSpan.Start;
            text.Replace(" (", start, 0);
            text.Copy(start, link.UrlSpan.Length);
            text.Replace(")", start + link.UrlSpan.Length, 0);
        }
    }

    private void WriteLeaf(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                WriteLiteral(literal);
                break;
            case CodeInline code:
                WriteCode(code);
                break;
            case LineBreakInline:
                text.Break(1);
                break;
            case HtmlEntityInline entity:
                WriteEntity(entity);
                break;
            case AutolinkInline link:
                WriteVerbatim(link.Url, link.Span.Start + 1);
                break;
            case TaskList task:
                WriteTaskMark(task);
                break;
            case DelimiterInline delimiter:
                WriteVerbatim(delimiter.ToLiteral(), delimiter.Span.Start);
                break;
        }
    }

    private void WriteLiteral(LiteralInline literal)
    {
        var start = literal.Span.Start + (literal.IsFirstCharacterEscaped ? 1 : 0);
        WriteVerbatim(literal.Content.AsSpan(), start);
    }

    private void WriteEntity(HtmlEntityInline entity)
    {
        var original = entity.Original.AsSpan();
        var start = entity.Span.Start;
        if (!text.File.AsSpan(Math.Clamp(start, 0, text.File.Length)).StartsWith(original))
        {
            var found = text.Ahead(original.Length).IndexOf(original);
            start = text.FileEnd + Math.Max(0, found);
        }

        text.Replace(entity.Transcoded.AsSpan(), start, Math.Min(original.Length, text.File.Length - start));
    }

    private void WriteCode(CodeInline code) =>
        WriteVerbatim(code.Content, code.Span.Start + code.DelimiterCount);

    // The mark may be an "x" of either case.
    private void WriteTaskMark(TaskList task)
    {
        var start = task.Span.Start;
        var mark = start >= 0 && start + 3 <= text.File.Length ? text.File.AsSpan(start, 3) : [];
        WriteVerbatim(mark is ['[', _, ']'] ? mark : task.Checked ? "[x]" : "[ ]", start);
    }

    private void WriteVerbatim(ReadOnlySpan<char> content, int start)
    {
        if (!text.TryCopy(start, content))
        {
            WriteAligned(content, Math.Max(0, start - text.FileEnd));
        }
    }

    /// <summary>
    /// Writes content that stands ahead in the file with some characters in between, or other white space.
    /// </summary>
    private void WriteAligned(ReadOnlySpan<char> content, int distance)
    {
        var ahead = text.Ahead(content.Length);

        // In a heading that begins with tabs, the parser's places lie behind the true ones.
        distance = distance < ahead.Length && Find(ahead[distance..], content) >= 0 ? distance : 0;
        ahead = ahead[distance..];
        var start = text.FileEnd + distance;
        while (!content.IsEmpty)
        {
            var same = content.CommonPrefixLength(ahead);
            var lineBreak = same == 0 && content[0] == ' ' ? LineBreakLength(ahead) : 0;
            var skipped = same + lineBreak == 0 ? Find(ahead, content) : 0;
            if (skipped < 0)
            {
                text.Replace(content, start, 0);
                return;
            }

            text.Copy(start, same + lineBreak);
            content = content[(lineBreak > 0 ? 1 : same)..];
            ahead = ahead[(same + lineBreak + skipped)..];
            start += same + lineBreak + skipped;
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
        return found >= 0 ? found
            : content[0] == ' ' ? rest.IndexOfAny(' ', '\r', '\n')
            : rest.IndexOf(content[0]);
    }
}
