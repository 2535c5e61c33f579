namespace Search.Inference;

/// <summary>Finds the tokenizer files of a model folder.</summary>
internal static class TokenizerFolder
{
    private const string TokenizerJson = "tokenizer.json";

    public static Tokenizer Load(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, TokenizerJson) : path;
        return File.Exists(file)
            ? TokenizerJsonReader.Read(File.ReadAllBytes(file), file)
            : throw new FileNotFoundException(
                $"No tokenizer at '{path}': expected a tokenizer.json or a folder that holds one.", file);
    }
}
