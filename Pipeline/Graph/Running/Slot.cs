namespace Search.Pipeline;

/// <summary>Where the values of one connection wait, each with the wave in which it was sent.</summary>
internal struct Slot
{
    private Queue<(object Value, int Wave)>? _later;

    /// <summary>The earliest value that waits, packed; null when none does.</summary>
    public object? Value { get; private set; }

    /// <summary>The wave of <see cref="Value"/>.</summary>
    public int Wave { get; private set; }

    public readonly bool IsFilled => Value is not null;

    public readonly IEnumerable<(object Value, int Wave)> All =>
        Value is null ? [] : [(Value, Wave), .. _later ?? []];

    public void Put(object packed, int wave)
    {
        if (Value is null)
        {
            (Value, Wave) = (packed, wave);
        }
        else
        {
            (_later ??= new Queue<(object, int)>()).Enqueue((packed, wave));
        }
    }

    /// <summary>Takes the earliest value; the next one moves up.</summary>
    public object TakeEarliest()
    {
        var taken = Value!;
        (Value, Wave) = _later is { Count: > 0 } ? _later.Dequeue() : (null, 0);
        return taken;
    }

    /// <summary>Takes the newest value that was sent before a wave, and drops the ones before it.</summary>
    /// <returns>The value, packed; null when none was sent before that wave.</returns>
    public object? TakeNewest(int before)
    {
        object? taken = null;
        while (Value is not null && Wave < before)
        {
            taken = TakeEarliest();
        }

        return taken;
    }
}
