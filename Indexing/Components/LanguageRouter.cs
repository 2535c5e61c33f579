using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Sends a text on the way of its language, which is guessed from its words and letters.</summary>
public sealed class LanguageRouter : GraphComponent
{
    private readonly Dictionary<string, Output<string>> _outputs = new(StringComparer.Ordinal);

    /// <summary>A router with a way for each language.</summary>
    /// <param name="languages">Two-letter codes (ISO 639-1); each is the name of an output.</param>
    /// <exception cref="ArgumentException">There is no language, or one is no name or given twice.</exception>
    public LanguageRouter(params IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        ArgumentOutOfRangeException.ThrowIfZero(languages.Count);
        Languages = languages;
        Text = AddInput<string>("text");
        foreach (var language in languages)
        {
            _outputs.Add(language, AddOutput<string>(language));
        }

        Unmatched = AddOutput<string>("unmatched");
    }

    /// <summary>The languages.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>The text; a short one is often in no language that can be told.</summary>
    public Input<string> Text { get; }

    /// <summary>A text in another language, or in one that cannot be told.</summary>
    public Output<string> Unmatched { get; }

    /// <summary>The output of a language.</summary>
    /// <exception cref="KeyNotFoundException">There is no such way.</exception>
    public Output<string> this[string language] => _outputs[language];

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var text = visit.Get(Text);
        var isKnown = _outputs.TryGetValue(LanguageGuess.Of(text) ?? string.Empty, out var way);
        visit.Set(isKnown ? way! : Unmatched, text);
        return ValueTask.CompletedTask;
    }
}
