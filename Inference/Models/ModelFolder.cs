using System.Security.Cryptography;
using System.Text;

namespace Search.Inference;

/// <summary>
/// A model on disk: <c>model.onnx</c>, <c>tokenizer.json</c>, <c>config.json</c> and what else it brings.
/// </summary>
/// <remarks>
/// Opening a folder reads every file that decides what the model computes once, to check it and to name the model by
/// its content: about 50 ms for 40 MB. Nothing is loaded from anywhere else.
/// </remarks>
public sealed class ModelFolder
{
    // The files that change what comes out of a model. A model card or a calibration does not.
    private static readonly string[] DecisiveFiles =
    [
        "model.onnx", "model.onnx_data", "tokenizer.json", "vocab.txt", "vocab.json", "merges.txt",
        "sentencepiece.bpe.model", "tokenizer_config.json", "config.json", "config_sentence_transformers.json",
        "modules.json", "sentence_bert_config.json", "1_Pooling/config.json",
    ];

    private ModelFolder(string path, string checksum, bool isVerified)
    {
        FullPath = path;
        Name = Path.GetFileName(path);
        Checksum = checksum;
        IsVerified = isVerified;
        Configuration = ModelConfiguration.Read(Path.Combine(path, "config.json"));
        Card = ModelCard.Read(Find("README.md"));
    }

    /// <summary>The absolute path of the folder.</summary>
    public string FullPath { get; }

    /// <summary>The name of the folder.</summary>
    public string Name { get; }

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, over the names and contents of the files that decide the output.
    /// </summary>
    public string Checksum { get; }

    /// <summary>Whether the folder has a list <c>checksums.sha256</c>, which every file then agreed with.</summary>
    public bool IsVerified { get; }

    /// <summary>What <c>config.json</c> says.</summary>
    public ModelConfiguration Configuration { get; }

    /// <summary>What the model card says; an empty card when there is none.</summary>
    public ModelCard Card { get; }

    internal string ModelPath => Path.Combine(FullPath, "model.onnx");

    /// <summary>Opens and checks a model folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelException">
    /// The folder or a needed file is missing, a file differs from the checksum list, or is not what it should be.
    /// </exception>
    public static ModelFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
        {
            throw new ModelException(
                $"There is no model folder '{folder}'. A model is a folder with model.onnx, tokenizer.json and " +
                "config.json.");
        }

        RequireFile(folder, "model.onnx");
        RequireFile(folder, "config.json");
        try
        {
            return Verify(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"The model folder '{folder}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The path of a file of the model, or null when the model has none of that name.</summary>
    public string? Find(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var path = Path.Combine(FullPath, name);
        return File.Exists(path) ? path : null;
    }

    private static ModelFolder Verify(string folder)
    {
        var manifest = Path.Combine(folder, ModelManifest.FileName);
        var expected = File.Exists(manifest) ? ModelManifest.Read(manifest) : null;
        foreach (var name in expected?.Keys ?? [])
        {
            RequireFile(folder, name);
        }

        var present = DecisiveFiles.Concat(expected?.Keys ?? []).Distinct(StringComparer.Ordinal)
            .Where(name => File.Exists(Path.Combine(folder, name)))
            .Select(name => (Name: name, Sum: ModelManifest.Hash(Path.Combine(folder, name))))
            .ToList();
        if (expected is not null)
        {
            Compare(folder, present, expected);
        }

        var decisive =
            present.Where(file => DecisiveFiles.Contains(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal);
        var text = string.Concat(decisive.Select(file => $"{file.Sum}  {file.Name}\n"));
        return new ModelFolder(
            folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), expected is not null);
    }

    private static void Compare(
        string folder, List<(string Name, string Sum)> present, IReadOnlyDictionary<string, string> expected)
    {
        foreach (var (name, sum) in present)
        {
            if (!expected.TryGetValue(name, out var wanted))
            {
                throw new ModelException(
                    $"'{name}' in the model folder '{folder}' is not in its list {ModelManifest.FileName}. Remove " +
                    "the file, " +
                    "or make the list anew if you trust it.");
            }

            if (sum != wanted)
            {
                throw new ModelException(
                    $"'{name}' in the model folder '{folder}' is damaged: its SHA-256 is {sum}, " +
                    $"{ModelManifest.FileName} says " +
                    $"{wanted}. Copy the model again.");
            }
        }
    }

    private static void RequireFile(string folder, string name)
    {
        if (!File.Exists(Path.Combine(folder, name)))
        {
            throw new ModelException($"The model folder '{folder}' has no file '{name}'. Copy the model again.");
        }
    }
}
