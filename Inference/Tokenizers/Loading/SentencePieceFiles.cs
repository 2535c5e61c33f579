namespace Search.Inference;

/// <summary>
/// Reads the sentencepiece.bpe.model of an XLM-RoBERTa model. Its ids are not those of the file: four special tokens
/// come first, which replace the file's three, and the mask comes last.
/// </summary>
internal static class SentencePieceFiles
{
    private const char Space = '▁';
    private const int StartId = 0;
    private const int EndId = 2;
    private const int UnknownId = 3;

    private static readonly string[] FirstTokens = ["<s>", "<pad>", "</s>", "<unk>"];

    public static TokenizerPipeline Load(string file)
    {
        TokenizerConfig.Load(Path.GetDirectoryName(Path.GetFullPath(file))!).RequireClass("XLMRobertaTokenizer");
        var proto = ReadProto(file);
        var tokens = FirstTokens.Select(token => (Token: token, Score: 0.0))
            .Concat(proto.Pieces
                .Skip(FirstTokens.Length - 1)
                .Select(piece => (piece.Token, Score: (double)piece.Score)))
            .Append((Token: "<mask>", Score: 0.0))
            .ToArray();
        var vocabulary = new Vocabulary(tokens.Length);
        foreach (var (token, score) in tokens)
        {
            if (!double.IsFinite(score) || !vocabulary.TryAdd(token, vocabulary.Count))
            {
                throw new TokenizerException(
                    $"{file}: piece '{token}' has the score {score}, or comes twice; expected it once, with a finite "
                    + "score.");
            }
        }

        var scores = tokens.Select(token => token.Score).ToArray();
        var model = new UnigramModel(vocabulary, scores, UnknownId, fallsBackToBytes: false);
        var added = TokenizerConfig.AddTokens(vocabulary, FirstTokens, "<mask>", masksStrip: true);
        return new TokenizerPipeline(model, new AddedVocabulary(added, content => content))
        {
            Normalizer = ReadNormalizer(proto, file),
            PreTokenizer = new PreTokenizerSequence(
            [
                new WhitespaceSplitPreTokenizer(),
                new MetaspacePreTokenizer(Space, PrependScheme.Always, splits: true),
            ]),
            PostProcessor = PostProcessor.Roberta(StartId, EndId),
            Decoder = new MetaspaceDecoder(Space, PrependScheme.Always),
        };
    }

    private static SentencePieceProto ReadProto(string file)
    {
        try
        {
            return SentencePieceProto.Read(File.ReadAllBytes(file), file);
        }
        catch (InvalidDataException error)
        {
            throw new TokenizerException($"{error.Message}; expected a SentencePiece model.", error);
        }
    }

    private static NormalizerSequence ReadNormalizer(SentencePieceProto proto, string file)
    {
        var collapse = new ReplaceNormalizer(PatternCompiler.Compile(" {2,}"), " ");
        if (proto.CharacterMap.Length == 0)
        {
            return new NormalizerSequence([collapse]);
        }

        var map = NormalizerReader.ReadCharacterMap(
            proto.CharacterMap,
            (found, expected) => new TokenizerException($"{file}: normalizer_spec {found}; expected {expected}."));
        return new NormalizerSequence([map, collapse]);
    }
}
