using System.IO.Hashing;
using System.Text;

namespace Search.Indexing;

/// <summary>Makes the version of a converter out of its own and of the options that change its text.</summary>
internal static class Recipe
{
    /// <summary>The version alone when all options are empty, false or null; else with a mark made of them.</summary>
    public static string Of(string version, params object?[] options)
    {
        var values = options.Select(Describe).ToArray();
        return Array.TrueForAll(values, value => value.Length == 0)
            ? version
            : $"{version}+{XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(string.Join('\n', values))):x8}";
    }

    private static string Describe(object? option) => option switch
    {
        null or false => "",
        IEnumerable<string> names => string.Join('\t', names),
        _ => option.ToString() ?? "",
    };
}
