namespace Search.Pipeline;

/// <summary>One run of a batch, as the gate counts it.</summary>
internal sealed class BatchMember(BatchGate gate)
{
    /// <summary>How many visits of the run are under way, when it rests.</summary>
    public int Running { get; set; }

    /// <summary>How many of them wait at the gate.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether the run starts nothing before one of its visits ends.</summary>
    public bool IsResting { get; set; }

    /// <summary>Whether the run cannot go on without the gate.</summary>
    public bool IsIdle { get; set; }

    public ValueTask RunAsync(ComponentVisit visit) => new(gate.WaitAsync(visit, this));

    public void Rest(int running) => gate.Rest(this, running);

    public void GoOn() => gate.GoOn(this);
}
