namespace Search.Inference;

/// <summary>Reads the vocab.json and merges.txt of a RoBERTa model.</summary>
internal static class BytePairFiles
{
    public static TokenizerPipeline Load(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var config = TokenizerConfig.Load(folder);
        config.RequireClass("RobertaTokenizer", "BartTokenizer", "LongformerTokenizer");
        var vocabulary = ModelReader.ReadVocabulary(TokenizerJsonReader.Parse(File.ReadAllBytes(file), file));
        var merges = ReadMerges(Path.Combine(folder, "merges.txt"), vocabulary);
        var (start, end) = (config.GetToken("cls_token", "<s>"), config.GetToken("sep_token", "</s>"));
        var (unknown, padding) = (config.GetToken("unk_token", "<unk>"), config.GetToken("pad_token", "<pad>"));
        var mask = config.GetToken("mask_token", "<mask>");
        var added = TokenizerConfig.AddTokens(vocabulary, [start, end, unknown, padding], mask, masksStrip: true);
        var addsPrefixSpace = config.GetBoolean("add_prefix_space", missing: false);
        var startId = WordPieceFiles.FindId(vocabulary, start, file);
        var endId = WordPieceFiles.FindId(vocabulary, end, file);
        var model = new BytePairModel(vocabulary, merges, new BytePairOptions());
        return new TokenizerPipeline(model, new AddedVocabulary(added, content => content))
        {
            PreTokenizer = new ByteLevelPreTokenizer(addsPrefixSpace, splits: true),
            PostProcessor = PostProcessor.Roberta(startId, endId).WithTrims([addsPrefixSpace]),
            Decoder = new ByteLevelDecoder(),
        };
    }

    private static MergeTable ReadMerges(string file, Vocabulary vocabulary)
    {
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"No '{file}': expected a merges.txt beside the vocab.json.", file);
        }

        var lines = File.ReadAllLines(file);
        var merges = new MergeTable(lines.Length);
        var rank = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("#version", StringComparison.Ordinal) || lines[i].Length == 0)
            {
                continue;
            }

            var parts = lines[i].Split(' ');
            if (parts.Length != 2 || !BytePairReader.TryAdd(merges, vocabulary, (parts[0], parts[1]), "", rank++))
            {
                throw new TokenizerException(
                    $"{file}: line {i + 1} is '{lines[i]}'; expected two tokens of the vocabulary that join into "
                    + "a third.");
            }
        }

        return merges;
    }
}
