using System.Collections.Concurrent;
using System.Text.Json;
using Search.Quality;

namespace Search.Inference.Tests;

/// <summary>The tokenizers of the reference cases, and the files that come with them.</summary>
public static class ReferenceCases
{
    private static readonly ConcurrentDictionary<string, Lazy<Tokenizer>> Loaded = new(StringComparer.Ordinal);

    public static TheoryData<string> Names =>
    [
        "bert-uncased", "bert-cased-multilingual", "mpnet", "roberta", "byte-bpe-prefix-space", "unigram-xlmr-layout",
    ];

    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "Tokenizers", "Cases", name);

    /// <summary>Loads a tokenizer once; all tests share it.</summary>
    public static Tokenizer Load(string name) =>
        Loaded.GetOrAdd(name, _ => new Lazy<Tokenizer>(() => Tokenizer.Load(Folder(name)))).Value;

    /// <summary>Compares every case of a file; returns the number of cases and the differences.</summary>
    public static (int Cases, List<string> Differences) Compare(Tokenizer tokenizer, string path)
    {
        var differences = new List<string>();
        var cases = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var reference = new TokenizerCase(document.RootElement);
            cases++;
            if (reference.FindDifference(tokenizer) is { } difference)
            {
                differences.Add($"case {cases} ({reference.Kind}): {difference}");
            }
        }

        return (cases, differences);
    }
}
