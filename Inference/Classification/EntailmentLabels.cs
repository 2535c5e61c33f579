namespace Search.Inference;

/// <summary>
/// Which logits of a model of natural language inference say that a claim follows from a text, and that it does not.
/// </summary>
internal readonly record struct EntailmentLabels(int Entailment, int Contradiction)
{
    /// <summary>Finds the two by their names.</summary>
    /// <exception cref="ModelException">There is no entailment, or nothing beside it.</exception>
    public static EntailmentLabels Find(ModelFolder folder)
    {
        var labels = ClassificationHead.LabelsOf(folder);
        var entailment = IndexOf(labels, "entail");
        if (entailment < 0 || labels.Count < 2)
        {
            throw new ModelException(
                $"The config.json of the model '{folder.FullPath}' has the labels {string.Join(", ", labels)}; " +
                "zero-shot classification needs a model of natural language inference, with the label entailment " +
                "and another.");
        }

        // Where no label is called so, it is the one at the other end, as in a model that knows only entailment or not.
        var contradiction = IndexOf(labels, "contradict");
        return new EntailmentLabels(
            entailment, contradiction >= 0 ? contradiction : entailment == 0 ? labels.Count - 1 : 0);
    }

    private static int IndexOf(IReadOnlyList<string> labels, string beginning) =>
        labels.ToList().FindIndex(label => label.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
