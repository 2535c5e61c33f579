namespace Search.Inference;

/// <summary>What happens to the memory that a model took for a run.</summary>
public enum SessionMemory
{
    /// <summary>It is kept, so the next run is fast; a model holds as much as its largest batch needed.</summary>
    Keep,

    /// <summary>It is kept during a run and given back after it.</summary>
    Shrink,

    /// <summary>Every tensor is taken from the system and given back when it is no longer needed.</summary>
    Unpooled,
}
