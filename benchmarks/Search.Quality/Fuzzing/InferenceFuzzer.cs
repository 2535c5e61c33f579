using System.Text;
using Search.Inference;

namespace Search.Quality;

/// <summary>Loads damaged tokenizers and model folders, and puts random text through those that load.</summary>
/// <param name="seed">Seed and number give a case.</param>
/// <param name="charsMap">The normalizer of a shipped file with a compiled character map, as JSON.</param>
/// <param name="files">Whole tokenizer.json files, which are damaged now and then.</param>
/// <param name="folder">An empty folder to write into.</param>
internal sealed class InferenceFuzzer(int seed, string charsMap, IReadOnlyList<string> files, string folder)
{
    private const int WholeFilesOneIn = 60;
    private const int Texts = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly string[] _small =
    [
        .. ModelCases.Create()
            .Concat(NormalizerCases.Create(charsMap))
            .Concat(PreTokenizerCases.Create())
            .Concat(PostProcessorCases.Create())
            .Concat(DecoderCases.Create())
            .Select(given => given.Json),
    ];

    /// <summary>How many cases were loaded in spite of the damage, or refused.</summary>
    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs one case on a thread of its own.</summary>
    /// <returns>What went wrong, or null. After a case without end, the fuzzer must not be used any more.</returns>
    public FuzzFailure? Run(int number)
    {
        var random = new Random(HashCode(seed, number));
        var kind = random.Next(3) == 0 ? "model folder" : "tokenizer";
        var work = Task.Run(() => kind == "tokenizer" ? FuzzTokenizer(random) : FuzzFolder(random));
        try
        {
            if (!work.Wait(Limit))
            {
                return new FuzzFailure(kind, number, $"It did not end within {Limit.TotalSeconds} seconds.");
            }
        }
        catch (AggregateException error)
        {
            return new FuzzFailure(kind, number, $"{error.InnerException}");
        }

        var outcome = $"{kind} {work.Result}";
        Counts[outcome] = Counts.GetValueOrDefault(outcome) + 1;
        return null;
    }

    private string FuzzTokenizer(Random random)
    {
        var whole = files.Count > 0 && random.Next(WholeFilesOneIn) == 0;
        var mutator = new JsonMutator(random);
        var json = whole
            ? mutator.MutateBytes(Encoding.UTF8.GetBytes(files[random.Next(files.Count)]))
            : mutator.Mutate(_small[random.Next(_small.Length)]);
        Tokenizer tokenizer;
        try
        {
            tokenizer = Tokenizer.Parse(json, "damaged.json");
        }
        catch (TokenizerException)
        {
            return "refused";
        }

        Use(tokenizer, random);
        return "loaded";
    }

    private string FuzzFolder(Random random)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, "model")).FullName;
        ModelFiles.Write(path, random);
        var outcome = "refused";
        try
        {
            Use(Tokenizer.Load(path), random);
            outcome = "with a tokenizer";
        }
        catch (Exception error) when (error is TokenizerException or FileNotFoundException)
        {
            // Documented: the tokenizer's files are not usable.
        }

        try
        {
            TransformerEmbeddingGenerator.Load(ModelFolder.Open(path)).Dispose();
        }
        catch (Exception error) when (error is ModelException or TokenizerException)
        {
            // Documented, and certain: the graph is no graph.
        }

        Directory.Delete(path, recursive: true);
        return outcome;
    }

    private static void Use(Tokenizer tokenizer, Random random)
    {
        var texts = new RandomTexts(random.Next());
        var encoding = new TokenEncoding();
        for (var i = 0; i < Texts; i++)
        {
            Allow<TokenizerException>(() => tokenizer.Encode(texts.Next(), encoding));
            Allow<TokenizerException>(() => tokenizer.EncodePair(texts.Next(), texts.Next(), encoding));
            AllowTruncation(
                () => tokenizer.EncodeWindows(texts.Next(), texts.Next(), random.Next(1, 50), random.Next(9)));
            AllowTruncation(() => tokenizer.Encode(
                texts.Next(), encoding, truncation: tokenizer.Truncation ?? new TokenTruncation { MaxLength = 9 }));
            tokenizer.Decode(texts.NextIds(Math.Max(0, Math.Min(tokenizer.VocabularySize, 1000))), i % 2 == 0);
        }

        tokenizer.Decode([-1, int.MaxValue, int.MinValue, tokenizer.VocabularySize]);
        var unit = texts.Next();
        Allow<TokenizerException>(() => tokenizer.Encode(string.Concat(Enumerable.Repeat(unit, 50)), encoding));
        if (tokenizer.Padding is { Length: null or < 1000, MultipleOf: < 1000 } padding)
        {
            padding.Pad([encoding]);
        }
    }

    private static void AllowTruncation(Action work) =>
        Allow<ArgumentOutOfRangeException>(() => Allow<TokenizerException>(work));

    private static void Allow<TException>(Action work)
        where TException : Exception
    {
        try
        {
            work();
        }
        catch (TException)
        {
            // Documented.
        }
    }

    /// <summary>The same in every process, unlike the framework's.</summary>
    private static int HashCode(int seed, int number) => unchecked((seed * 1_000_003) + number);
}
