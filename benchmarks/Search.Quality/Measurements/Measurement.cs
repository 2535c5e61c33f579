using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Quality;

/// <summary>The outcome of one measuring run, as it is kept in <c>docs/results</c>.</summary>
/// <param name="Name">What was measured, in lower case with hyphens; also the name of the file.</param>
/// <param name="Command">The command that measures it again, from the root of the repository.</param>
/// <param name="Figures">The figures by name, unit included: <c>"questions per second"</c>.</param>
internal sealed record Measurement(string Name, string Command, IReadOnlyDictionary<string, object> Figures)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The machine of the run.</summary>
    public Machine Machine { get; } = Machine.Current;

    /// <summary>The day of the run, in universal time.</summary>
    public string Date { get; } = DateTime.UtcNow.ToString("yyyy-MM-dd", null);

    /// <summary>The commit that the program was built from.</summary>
    public string Commit { get; } = CurrentCommit;

    /// <summary>The commit that this program was built from; <c>unknown</c> when the build did not say.</summary>
    public static string CurrentCommit { get; } =
        typeof(Measurement).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+') is [_, var commit] ? commit[..Math.Min(12, commit.Length)] : "unknown";

    /// <summary>Remarks for whoever reads the figures.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Writes <c>{Name}.json</c> into the folder.</summary>
    public void Save(DirectoryInfo folder)
    {
        folder.Create();
        File.WriteAllText(
            Path.Combine(folder.FullName, $"{Name}.json"), JsonSerializer.Serialize(this, Json) + "\n");
    }
}
