namespace Search.Pipeline;

/// <summary>What to say when sockets cannot be connected.</summary>
internal static class WiringMessages
{
    private const int MostShown = 20;

    /// <summary>No thing of that name; those there are, the most similar first.</summary>
    public static string Unknown(string what, string name, IEnumerable<string> known)
    {
        var names = known.OrderBy(other => Distance(name, other)).ThenBy(other => other, StringComparer.Ordinal);
        return $"There is no {what} '{name}'; {Listed([.. names], "there are")}.";
    }

    /// <summary>The types do not fit; what would.</summary>
    public static string Misfit(OutputSocket from, InputSocket to, IEnumerable<GraphComponent> components)
    {
        var inputs = to.Component.Inputs.Where(input => input.Accepts(from.ValueType))
            .Select(input => input.ToString());
        var outputs = components.Where(component => !ReferenceEquals(component, to.Component))
            .SelectMany(component => component.Outputs)
            .Where(output => to.Accepts(output.ValueType))
            .Select(output => output.ToString());
        return $"{from} is {TypeNames.Of(from.ValueType)}, but {to} takes {TypeNames.Of(to.AcceptedType)}. " +
            $"For {from}, {Listed([.. inputs], "these inputs would fit:", "no input of that component would fit")}. " +
            $"For {to}, {Listed([.. outputs], "these outputs would fit:", "no output in the graph would fit")}.";
    }

    /// <summary>The input has its sender, or the very connection is there.</summary>
    public static string Taken(GraphConnection connection, GraphConnection first) =>
        ReferenceEquals(connection.From, first.From)
            ? $"{connection} is connected already."
            : $"{connection.To} takes one sender and has {first.From}; {connection.From} would be a second one. " +
                "Let a collecting input or a joiner stand between.";

    private static string Listed(List<string> names, string before, string none = "there is none") => names.Count switch
    {
        0 => none,
        <= MostShown => $"{before} {string.Join(", ", names)}",
        _ => $"{before} {string.Join(", ", names.Take(MostShown))} and {names.Count - MostShown} more",
    };

    // How many signs must be written anew to make one name of the other.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var isSame = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                var replaced = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
