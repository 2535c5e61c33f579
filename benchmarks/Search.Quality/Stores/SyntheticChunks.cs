using System.Numerics.Tensors;
using System.Text;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>
/// Chunks of made-up words whose frequencies fall as those of a language do (Zipf's law), the same each time.
/// </summary>
/// <param name="dimensions">The length of the vectors, which point in random directions.</param>
internal sealed class SyntheticChunks(int dimensions)
{
    /// <summary>How many chunks a file has.</summary>
    public const int ChunksPerFile = 10;

    private const int Words = 100_000;
    private const int WordsPerChunk = 100;

    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, Words).Select(Word)];
    private static readonly double[] Cumulative = Sums();

    public VectorSpace Space { get; } = new(new ModelIdentity("synthetic", ""), dimensions);

    /// <summary>A file with its chunks.</summary>
    public SourceUpdate File(int number)
    {
        var random = new Random(number);
        var id = $"{number:D7}.txt";
        EmbeddedChunk[] chunks = [.. Enumerable.Range(0, ChunksPerFile).Select(index => Draw(id, index, random))];
        return new SourceUpdate(
            new IndexedSource
            {
                Id = id, ContentHash = id, Size = WordsPerChunk, ModifiedAt = DateTimeOffset.UnixEpoch,
                Recipe = "synthetic", MediaType = "text/plain", ChunkCount = chunks.Length,
            },
            chunks);
    }

    /// <summary>A chunk of a file of its own text.</summary>
    public static Chunk ChunkOf(string id, int index, string text)
    {
        var document = new Document
        {
            Id = id, Text = text, SourceMap = SourceMap.Identity(text), MediaType = "text/plain",
        };
        return Chunk.Of(document, new TextSpan(0, text.Length), index, 0);
    }

    /// <summary>A vector of unit length.</summary>
    public float[] Vector(Random random)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (random.NextSingle() * 2) - 1;
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static double[] Sums()
    {
        var sums = new double[Words];
        var sum = 0.0;
        for (var rank = 0; rank < Words; rank++)
        {
            sums[rank] = sum += 1.0 / (rank + 10);
        }

        return sums;
    }

    // Three consonants with vowels between them, none of which is a stop word or has an ending.
    private static string Word(int number)
    {
        const string Consonants = "bcdfghjklmnpqrtvwxz";
        const string Vowels = "aou";
        var word = new StringBuilder("k");
        for (var rest = number + 400; rest > 0; rest /= Consonants.Length * Vowels.Length)
        {
            var part = rest % (Consonants.Length * Vowels.Length);
            word.Append(Vowels[part % Vowels.Length]).Append(Consonants[part / Vowels.Length]);
        }

        return word.Append('k').ToString();
    }

    private EmbeddedChunk Draw(string id, int index, Random random)
    {
        var text = new StringBuilder();
        for (var i = 0; i < WordsPerChunk; i++)
        {
            var found = Array.BinarySearch(Cumulative, random.NextDouble() * Cumulative[^1]);
            text.Append(Vocabulary[Math.Min(Words - 1, found < 0 ? ~found : found)]).Append(' ');
        }

        return new EmbeddedChunk(ChunkOf(id, index, text.ToString()), Vector(random));
    }
}
