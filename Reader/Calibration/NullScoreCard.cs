using System.Text.RegularExpressions;
using Search.Inference;

namespace Search.Reader;

/// <summary>Reads from a model's card whether the model has learnt to say that there is no answer.</summary>
internal static partial class NullScoreCard
{
    private const string Card = "README.md";
    private const int MostCharacters = 1 << 16;

    // Data sets of which no question lacks an answer; "squad" is SQuAD 1.1 on the model hub.
    private static readonly string[] AlwaysAnswered = ["squad", "squad_v1", "squad_v1.1", "squad_v11", "squad1"];

    /// <summary>False only when the card's list of data sets names such a set and no other.</summary>
    public static bool HasNullScore(ModelFolder folder)
    {
        if (folder.Find(Card) is not { } path)
        {
            return true;
        }

        try
        {
            using var reader = new StreamReader(path);
            var buffer = new char[MostCharacters];
            return HasNullScore(new string(buffer, 0, reader.ReadBlock(buffer)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A card that cannot be read says nothing; the model's own files are checked elsewhere.
            return true;
        }
    }

    /// <summary>The same, of the text of a card.</summary>
    public static bool HasNullScore(string card)
    {
        var sets = DataSet().Matches(FrontMatter().Match(card).Groups["sets"].Value)
            .Select(match => match.Value.Split('/')[^1].ToLowerInvariant())
            .ToList();
        return sets.Count == 0 || sets.Exists(set => !AlwaysAnswered.Contains(set));
    }

    // The member "datasets" of the YAML before the text: a value, or a list in either notation.
    [GeneratedRegex(
        @"\A---\r?\n(?:[^\n]*\n){0,200}?datasets:(?<sets>(?:[^\n]*\n)(?:[ \t]*-[^\n-][^\n]*\n)*)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"[\w./-]*\w", RegexOptions.None, 1000)]
    private static partial Regex DataSet();
}
