namespace Search.Evaluation;

/// <summary>The stage that lost a question, in the order in which a question goes through them.</summary>
/// <remarks><see cref="Loss"/> has the rules.</remarks>
public enum LostBy
{
    /// <summary>The question ended right.</summary>
    Nothing,

    /// <summary>The graph failed; the row has the error.</summary>
    Failure,

    /// <summary>The text with the answer was cut so that what is left cannot be found, or not be read.</summary>
    Splitter,

    /// <summary>No chunk with the answer was found.</summary>
    Retriever,

    /// <summary>A chunk with the answer was found and not passed on to the reader.</summary>
    Ranker,

    /// <summary>A chunk with the answer was read, and no accepted answer came out of it.</summary>
    Reader,

    /// <summary>An accepted answer came out, behind another one.</summary>
    Selection,

    /// <summary>
    /// The threshold of "no answer": an accepted answer was refused, or something was answered where there is nothing.
    /// </summary>
    Threshold,
}
