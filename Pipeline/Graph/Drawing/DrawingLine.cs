namespace Search.Pipeline;

/// <summary>A line of a drawing.</summary>
/// <param name="From">The component it comes from; null for the caller.</param>
/// <param name="To">The component it goes to; null for the result.</param>
/// <param name="Label">The names of the sockets.</param>
internal sealed record DrawingLine(int? From, int? To, string Label);
