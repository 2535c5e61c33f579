using Search.Pipeline;

namespace AskYourDocuments;

/// <summary>What the command line asked for.</summary>
internal sealed record AskSettings
{
    public string? Folder { get; init; }

    public string? Question { get; init; }

    public string? Index { get; init; }

    public int Top { get; init; }

    public bool Json { get; init; }

    public bool Read { get; init; }

    public IReadOnlyList<string> Include { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public MetadataFilter? Filter { get; init; }

    public string? Labels { get; init; }
}
