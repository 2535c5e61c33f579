using System.Text;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the lines as text and makes the map to pages, headings and boxes.</summary>
internal sealed class PdfText(IReadOnlyList<PageLine> lines, bool joinsHyphenatedWords)
{
    private readonly StringBuilder _text = new();
    private readonly SourceMapBuilder _map = new();
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);
    private int _page;

    public (string Text, SourceMap Map) Build()
    {
        if (joinsHyphenatedWords)
        {
            _words.UnionWith(lines.SelectMany(line => line.Words).Select(word => Core(word.Text)));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            WriteLine(lines[i], i == 0 ? null : lines[i - 1], i + 1 < lines.Count ? lines[i + 1] : null);
        }

        return (_text.ToString(), _map.Build());
    }

    private void WriteLine(PageLine line, PageLine? before, PageLine? next)
    {
        if (before is not null)
        {
            Write(line.BeginsParagraph ? "\n\n" : JoinOf(before, line) == Join.None ? "\n" : "");
        }

        if (line.Page != _page)
        {
            _page = line.Page;
            _map.AddPage(_page);
        }

        if (line.Heading is var (level, title))
        {
            _map.AddHeading(_text.Length, level, title);
        }

        for (var i = 0; i < line.Words.Count; i++)
        {
            Write(i == 0 ? "" : " ");
            var isCut = i == line.Words.Count - 1 && next is not null && JoinOf(line, next) == Join.WithoutHyphen;
            WriteWord(line, line.Words[i], isCut);
        }
    }

    private void WriteWord(PageLine line, LineWord word, bool isCut)
    {
        var start = _text.Length;
        Write(isCut ? word.Text[..^1] : word.Text);
        if (line.HasBoxes && _text.Length > start)
        {
            var rows = line.IsLevel ? line.Shown : word.Shown;
            var box = new PageBox(
                line.Page, (float)word.Shown.Left, (float)rows.Top, (float)(word.Shown.Right - word.Shown.Left),
                (float)(rows.Bottom - rows.Top));
            if (float.IsFinite(box.Right + box.Bottom))
            {
                _map.AddBox(start, _text.Length - start, box);
            }
        }
    }

    private void Write(string text)
    {
        _text.Append(text);
        _map.Advance(text.Length);
    }

    // "infor-" and "mation" are a word; "well-" and "known" keep the hyphen if the document has it elsewhere.
    private Join JoinOf(PageLine before, PageLine line)
    {
        var (first, second) = (before.Words[^1].Text, line.Words[0].Text);
        if (!joinsHyphenatedWords || line.BeginsParagraph || before.IsMonospaced || first.Length < 3
            || first[^1] is not ('-' or '\u2010') || !char.IsLetter(first[^2]) || !char.IsLower(second[0]))
        {
            return Join.None;
        }

        var (left, right) = (Core(first), Core(second));
        return _words.Contains($"{left}-{right}") && !_words.Contains(left + right)
            ? Join.WithHyphen
            : Join.WithoutHyphen;
    }

    private static string Core(string word) => word.Replace('\u2010', '-').Trim(
        ' ', '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '"', '\'', '“', '”', '‘', '’', '-', '–', '—');

    private enum Join
    {
        None,
        WithHyphen,
        WithoutHyphen,
    }
}
