namespace Search.Inference;

/// <summary>Takes the logits of one input, which are valid during the call only.</summary>
/// <param name="index">The index of the input.</param>
/// <param name="logits">Finite values: one for each label, or for each label of each token in turn.</param>
internal delegate void LogitsReader(int index, ReadOnlySpan<float> logits);
