namespace Search.Inference;

public sealed partial class Tokenizer
{
    /// <summary>Loads a tokenizer from a file or a model folder.</summary>
    /// <param name="path">A tokenizer.json, or a folder that holds one.</param>
    /// <returns>The tokenizer, ready for use by any number of threads.</returns>
    /// <exception cref="TokenizerException">The file is malformed, or asks for what is not supported.</exception>
    /// <exception cref="FileNotFoundException">There is no such file, or the folder holds no tokenizer.</exception>
    public static Tokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return TokenizerFolder.Load(path);
    }

    /// <summary>Reads a tokenizer.json from memory.</summary>
    /// <param name="utf8Json">The content of the file; it is copied.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <returns>The tokenizer, ready for use by any number of threads.</returns>
    /// <exception cref="TokenizerException">The file is malformed, or asks for what is not supported.</exception>
    public static Tokenizer Parse(ReadOnlySpan<byte> utf8Json, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return TokenizerJsonReader.Read(utf8Json.ToArray(), name);
    }
}
