namespace Search.Inference;

/// <summary>Finds the tokenizer files of a model folder: tokenizer.json, or the older files that it replaced.</summary>
internal static class TokenizerFolder
{
    private static readonly string[] Names = ["tokenizer.json", "vocab.txt", "vocab.json", "sentencepiece.bpe.model"];

    public static Tokenizer Load(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? LoadFile(path) : throw Missing(path, "the file does not exist");
        }

        foreach (var name in Names)
        {
            if (Path.Combine(path, name) is var file && File.Exists(file))
            {
                return LoadFile(file);
            }
        }

        throw Missing(path, "the folder holds none of these");
    }

    private static Tokenizer LoadFile(string file) => Path.GetFileName(file) switch
    {
        "vocab.txt" => LoadVocabulary(file, WordPieceFiles.Load),
        "vocab.json" => LoadVocabulary(file, BytePairFiles.Load),
        "sentencepiece.bpe.model" => LoadVocabulary(file, SentencePieceFiles.Load),
        _ => TokenizerJsonReader.Read(File.ReadAllBytes(file), file),
    };

    private static Tokenizer LoadVocabulary(string file, Func<string, TokenizerPipeline> load)
    {
        try
        {
            return new Tokenizer(load(file));
        }
        catch (InvalidOperationException exception)
        {
            throw new TokenizerException(
                $"{file}: this file or the tokenizer_config.json beside it has a property name that is no valid "
                + "Unicode text; expected no lone surrogates.",
                exception);
        }
    }

    private static FileNotFoundException Missing(string path, string reason) => new(
        $"No tokenizer at '{path}': {reason}. Expected a tokenizer.json, a vocab.txt, a vocab.json with a merges.txt, "
        + "or a sentencepiece.bpe.model, or a folder that holds one of them.",
        path);
}
