namespace Search.Inference;

/// <summary>Reads the vocab.txt of a BERT model: one token a line, its number is its id.</summary>
internal static class WordPieceFiles
{
    private const int LongestWord = 100;

    public static TokenizerPipeline Load(string file)
    {
        var config = TokenizerConfig.Load(Path.GetDirectoryName(Path.GetFullPath(file))!);
        config.RequireClass("BertTokenizer", "DistilBertTokenizer", "ElectraTokenizer");
        var vocabulary = ReadVocabulary(file);
        var (start, end) = (config.GetToken("cls_token", "[CLS]"), config.GetToken("sep_token", "[SEP]"));
        var (unknown, padding) = (config.GetToken("unk_token", "[UNK]"), config.GetToken("pad_token", "[PAD]"));
        var mask = config.GetToken("mask_token", "[MASK]");
        var added = TokenizerConfig.AddTokens(vocabulary, [unknown, start, end, padding], mask, masksStrip: false);
        var model = new WordPieceModel(vocabulary, FindId(vocabulary, unknown, file), "##", LongestWord);
        var lowers = config.GetBoolean("do_lower_case", missing: true);
        return new TokenizerPipeline(model, new AddedVocabulary(added, content => content))
        {
            Normalizer = new BertNormalizer(
                cleansText: true,
                config.GetBoolean("tokenize_chinese_chars", missing: true),
                config.GetBoolean("strip_accents", missing: lowers),
                lowers),
            PreTokenizer = new BertPreTokenizer(),
            PostProcessor = PostProcessor.Bert(FindId(vocabulary, start, file), FindId(vocabulary, end, file)),
            Decoder = new WordPieceDecoder("##", cleansUp: true),
        };
    }

    public static int FindId(Vocabulary vocabulary, string token, string file) =>
        vocabulary.TryGetId(token, out var id)
            ? id
            : throw new TokenizerException($"{file}: has no token '{token}'; expected it for this kind of model.");

    private static Vocabulary ReadVocabulary(string file)
    {
        var lines = File.ReadAllLines(file);
        var vocabulary = new Vocabulary(lines.Length);
        for (var id = 0; id < lines.Length; id++)
        {
            if (!vocabulary.TryAdd(lines[id], id))
            {
                throw new TokenizerException(
                    $"{file}: line {id + 1} repeats the token '{lines[id]}'; expected every token once.");
            }
        }

        return vocabulary;
    }
}
