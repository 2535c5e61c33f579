using System.Text;

namespace Search.Pipeline;

/// <summary>The pieces of a template: text, and the placeholders between.</summary>
internal sealed class PromptTemplate
{
    private const string PassagesSuffix = ":passages";

    private readonly List<(string Text, bool IsPlaceholder)> _pieces = [];

    /// <exception cref="ArgumentException">A brace is not closed, or not opened; the message has its place.</exception>
    public PromptTemplate(string template)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is not ('{' or '}'))
            {
                text.Append(c);
            }
            else if (i + 1 < template.Length && template[i + 1] == c)
            {
                text.Append(c);
                i++;
            }
            else
            {
                i = AddPlaceholder(template, i, text);
            }
        }

        _pieces.Add((text.ToString(), false));
    }

    /// <summary>The names of the placeholders, each once, and whether passages stand there.</summary>
    public IReadOnlyList<(string Name, bool IsPassages)> Placeholders =>
        [.. _pieces.Where(piece => piece.IsPlaceholder).Select(piece => Split(piece.Text)).Distinct()];

    /// <summary>The text with values in the places of the names.</summary>
    public string Fill(Func<string, string> valueOf) =>
        string.Concat(_pieces.Select(piece => piece.IsPlaceholder ? valueOf(Split(piece.Text).Name) : piece.Text));

    private static (string Name, bool IsPassages) Split(string placeholder) =>
        placeholder.EndsWith(PassagesSuffix, StringComparison.Ordinal)
            ? (placeholder[..^PassagesSuffix.Length], true)
            : (placeholder, false);

    private int AddPlaceholder(string template, int open, StringBuilder text)
    {
        var close = template[open] == '{' ? template.IndexOf('}', open) : -1;
        if (close < 0)
        {
            throw new ArgumentException(
                $"The '{template[open]}' at {open} of the template belongs to no placeholder; a brace itself is " +
                "written twice.",
                nameof(template));
        }

        _pieces.Add((text.ToString(), false));
        text.Clear();
        _pieces.Add((template[(open + 1)..close], true));
        return close;
    }
}
