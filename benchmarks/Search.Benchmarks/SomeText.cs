using System.Text;

namespace Search.Benchmarks;

/// <summary>Text made from a seed, so that every run measures the same.</summary>
internal static class SomeText
{
    private static readonly string[] Words =
    [
        "the", "of", "harbour", "lighthouse", "retrieval", "question", "answer", "tokenizer", "was", "built", "in", "a",
        "beside", "measured", "unquestionably", "river", "window", "is", "1932", "and", "designed", "by", "engineers",
    ];

    public static string English { get; } = Make(100_000);

    private static string Make(int length)
    {
        var random = new Random(1);
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            text.Append(Words[random.Next(Words.Length)]).Append(random.Next(12) == 0 ? ". " : " ");
        }

        return text.ToString();
    }
}
