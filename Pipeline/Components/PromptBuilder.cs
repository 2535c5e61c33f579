using System.Globalization;

namespace Search.Pipeline;

/// <summary>Fills a template with texts and numbered passages.</summary>
/// <remarks>
/// <c>{question}</c> is a text, <c>{chunks:passages}</c> a list of chunks, each on a line of its own with its number in
/// brackets, from <c>[1]</c>; a brace itself is written twice. Nothing else has a meaning: no code, no conditions, and
/// braces in values stay what they are. Each name is an input.
/// </remarks>
public sealed class PromptBuilder : GraphComponent
{
    private readonly PromptTemplate _template;
    private readonly Dictionary<string, Input<string>> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Input<IReadOnlyList<ScoredChunk>>> _passages = new(StringComparer.Ordinal);

    /// <summary>A builder with a template.</summary>
    /// <exception cref="ArgumentException">
    /// A brace stands alone, or a placeholder is no name or both text and passages.
    /// </exception>
    public PromptBuilder(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        Template = template;
        _template = new PromptTemplate(template);
        foreach (var (name, isPassages) in _template.Placeholders)
        {
            if (isPassages)
            {
                _passages.Add(name, AddInput<IReadOnlyList<ScoredChunk>>(name));
            }
            else
            {
                _texts.Add(name, AddInput<string>(name));
            }
        }

        Prompt = AddOutput<string>("prompt");
    }

    /// <summary>The template.</summary>
    public string Template { get; }

    /// <summary>The filled template.</summary>
    public Output<string> Prompt { get; }

    /// <summary>The input of a text.</summary>
    /// <exception cref="KeyNotFoundException">The template has no such text.</exception>
    public Input<string> Text(string name) => _texts[name];

    /// <summary>The input of a list of chunks.</summary>
    /// <exception cref="KeyNotFoundException">The template has no such passages.</exception>
    public Input<IReadOnlyList<ScoredChunk>> Passages(string name) => _passages[name];

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        visit.Set(
            Prompt,
            _template.Fill(name =>
                _texts.TryGetValue(name, out var text) ? visit.Get(text) : Numbered(visit.Get(_passages[name]))));
        return ValueTask.CompletedTask;
    }

    private static string Numbered(IReadOnlyList<ScoredChunk> chunks) =>
        string.Join('\n', chunks.Select((chunk, i) =>
            string.Create(CultureInfo.InvariantCulture, $"[{i + 1}] {chunk.Chunk.Text}")));
}
