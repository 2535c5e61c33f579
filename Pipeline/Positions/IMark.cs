namespace Search.Pipeline;

/// <summary>Something that holds from a place of the text on, until the next of its kind.</summary>
internal interface IMark<out TSelf>
    where TSelf : struct
{
    int TextStart { get; }

    TSelf At(int textStart);
}
