namespace Search.Pipeline;

/// <summary>What is learnt of the boxes of one map while they are coded.</summary>
internal sealed class BoxModels
{
    private const int Sizes = 3;

    private readonly NumberModel[] _gaps = [new(), new(), new()];
    private readonly NumberModel[] _widths = [new(), new(), new()];
    private BitModel _isPlain;
    private BitModel _isEven;
    private BitModel _isCarried;

    public ref BitModel IsPlain => ref _isPlain;

    public ref BitModel IsEven => ref _isEven;

    public ref BitModel IsCarried => ref _isCarried;

    public NumberModel Lines { get; } = new();

    public NumberModel Page { get; } = new();

    public NumberModel Start { get; } = new();

    public NumberModel Words { get; } = new();

    public NumberModel WordGap { get; } = new();

    public NumberModel WordLength { get; } = new();

    public NumberModel Left { get; } = new();

    public NumberModel Top { get; } = new();

    public NumberModel Height { get; } = new();

    public NumberModel Right { get; } = new();

    /// <summary>By how many steps an edge is off; where one was off, so is the next of its kind.</summary>
    public NumberModel Steps(bool isGap, int before) =>
        (isGap ? _gaps : _widths)[Math.Min(Math.Abs((long)before), Sizes - 1)];
}
