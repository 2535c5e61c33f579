namespace Search.Pipeline;

/// <summary>What a look at the inputs of a component finds.</summary>
internal struct InputLook
{
    /// <summary>The wave after which every input has its first value of every sender.</summary>
    public int Wave;

    /// <summary>The wave after which every mandatory input has a value.</summary>
    public int LeastWave;

    /// <summary>Whether every sender of every input has sent.</summary>
    public bool IsComplete;

    /// <summary>Whether a sender has sent anything.</summary>
    public bool IsSent;

    public bool IsGivenByCaller;

    public bool IsByFirst;

    public bool IsCollecting;

    /// <summary>Looks at one more input.</summary>
    /// <returns>False when it lacks a value without which the component cannot run.</returns>
    public bool At(InputPlan input, Slot[] slots, object? caller)
    {
        IsGivenByCaller |= caller is not null;
        if (input.Slots == 0)
        {
            IsByFirst |= caller is not null && input.Kind == InputKind.First;
            return caller is not null || !input.IsMandatory;
        }

        return input.Kind == InputKind.First ? AtFirst(input, slots, caller) : AtAll(input, slots, caller);
    }

    private bool AtFirst(InputPlan input, Slot[] slots, object? caller)
    {
        var wave = caller is not null ? 0 : int.MaxValue;
        for (var slot = input.FirstSlot; slot < input.FirstSlot + input.Slots; slot++)
        {
            if (slots[slot].IsFilled)
            {
                IsSent = true;
                wave = Math.Min(wave, slots[slot].Wave);
            }
        }

        if (wave == int.MaxValue)
        {
            return false;
        }

        IsByFirst = true;
        LeastWave = Math.Max(LeastWave, wave);
        return true;
    }

    private bool AtAll(InputPlan input, Slot[] slots, object? caller)
    {
        var (filled, earliest) = (0, caller is not null ? 0 : int.MaxValue);
        for (var slot = input.FirstSlot; slot < input.FirstSlot + input.Slots; slot++)
        {
            if (slots[slot].IsFilled)
            {
                filled++;
                earliest = Math.Min(earliest, slots[slot].Wave);
                Wave = Math.Max(Wave, slots[slot].Wave);
            }
        }

        IsSent |= filled > 0;
        if (filled < input.Slots)
        {
            IsComplete = false;
            IsCollecting |= input.Kind != InputKind.One;
        }

        if (input.IsMandatory && earliest < int.MaxValue)
        {
            LeastWave = Math.Max(LeastWave, earliest);
        }

        return earliest < int.MaxValue || !input.IsMandatory;
    }
}
