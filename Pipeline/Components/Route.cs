namespace Search.Pipeline;

/// <summary>A way that a router may send values: the name of its output, and what must hold.</summary>
/// <param name="Name">The name of the output.</param>
/// <param name="Condition">Called once for each value until one is true; thread-safe and without side effects.</param>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed record Route<T>(string Name, Func<T, bool> Condition);
