using System.Collections.Frozen;

namespace Search.Indexing;

/// <summary>The most common words of languages that share a script.</summary>
internal static class CommonWords
{
    public const int Longest = 8;

    private static readonly (string Language, string Words)[] Lists =
    [
        ("en", "the of and to in is that it for was with as on be are this by at from have not which or an but they"),
        ("de", "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus"),
        ("fr", "de la le et les des en un du une que est pour qui dans par sur pas au plus ce ne se sont avec il"),
        ("es", "de la que el en y los del las un por con una su para es al como más se lo no sus fue este"),
        ("it", "di e il la che in un per è del una non con si da sono le dei della al nel alla come gli più"),
        ("pt", "de a o que e do da em um para é com não uma os no se na por mais as dos como mas ao foi"),
        ("nl", "de van het een en in is dat op te zijn voor met niet aan er om ook als bij uit worden door naar"),
        ("sv", "och att det som en på är av för med till den har inte om ett men jag var sig så från kan när"),
        ("da", "og at det er en til på af for med den ikke der har som et fra var jeg de kan men om eller"),
        ("pl", "w i na z się nie do to że jest o jak po co ale za od przez tym dla oraz może był jego"),
        ("cs", "a v se na je že s z do to o ve i jako za byl ale jeho podle nebo před jsou který by"),
        ("tr", "ve bir bu da için de ile olarak çok daha olan gibi en kadar sonra var ne ama her değil"),
        ("ru", "и в не на что с он как это по но из у за от так о для же все бы его она мы был"),
        ("uk", "і в не на що з він як це по але із у за від так для та є його вона ми був або"),
    ];

    /// <summary>The languages that each word is common in.</summary>
    public static FrozenDictionary<string, string[]> ByWord { get; } = Lists
        .SelectMany(list => list.Words.Split(' ').Distinct().Select(word => (Word: word, list.Language)))
        .GroupBy(entry => entry.Word, entry => entry.Language, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
