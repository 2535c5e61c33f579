namespace Search.Inference;

/// <summary>What a label of a token says about the entity that the token is part of.</summary>
/// <param name="Type">The type of the entity; for a label without a prefix, the label.</param>
/// <param name="Begins">Whether an entity begins here even after another of its type (B, S, U).</param>
/// <param name="Ends">Whether the entity ends here, so that the next token begins another (E, L, S, U).</param>
internal readonly record struct EntityTag(string Type, bool Begins, bool Ends)
{
    private const int PrefixLength = 2;

    /// <summary>Reads the labels of a model by the scheme that they are in: IO, BIO, BIOES or BILOU.</summary>
    /// <remarks>
    /// The prefixes E, L, S and U count only where some label that has one goes with a label in B or I: an IO model
    /// may well have a label <c>S-Bahn</c>.
    /// </remarks>
    public static EntityTag[] ReadAll(IReadOnlyList<string> labels)
    {
        var types = labels.Where(label => HasPrefix(label, "BI")).Select(Strip).ToHashSet(StringComparer.Ordinal);
        var marksEnds = labels.Any(label => HasPrefix(label, "ELSU") && types.Contains(Strip(label)));
        return [.. labels.Select(label => Read(label, marksEnds))];
    }

    /// <summary>Whether a token with this tag goes on with the entity of the token before it.</summary>
    public bool Continues(EntityTag previous) => Type == previous.Type && !Begins && !previous.Ends;

    private static EntityTag Read(string label, bool marksEnds) =>
        HasPrefix(label, "BI") ? new EntityTag(Strip(label), Begins: label[0] == 'B', Ends: false)
        : marksEnds && HasPrefix(label, "ELSU")
            ? new EntityTag(Strip(label), Begins: label[0] is 'S' or 'U', Ends: true)
        : new EntityTag(label, Begins: false, Ends: false);

    private static bool HasPrefix(string label, string prefixes) =>
        label.Length > PrefixLength && label[1] == '-' && prefixes.Contains(label[0], StringComparison.Ordinal);

    private static string Strip(string label) => label[PrefixLength..];
}
