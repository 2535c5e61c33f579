using System.Globalization;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// What every commit says about its index: the version of the format, the space of the vectors, and the language of the
/// words.
/// </summary>
/// <param name="Folder">The folder of the index.</param>
/// <param name="Space">The vectors that are expected in it.</param>
/// <param name="Language">The language that is expected; null for any.</param>
internal sealed record IndexStamp(string Folder, VectorSpace Space, KeywordLanguage? Language = null)
{
    /// <summary>The format that this version of the library writes.</summary>
    /// <remarks>
    /// 1: English words without positions; source maps that stood alone. 2: words of a language that the stamp names,
    /// with positions, and lengths in finer steps; source maps that lean on the text of their chunk. Earlier ones are
    /// not read any more.
    /// </remarks>
    public const int CurrentFormat = 2;

    private const string Format = "search.format";
    private const string Model = "search.model.name";
    private const string Checksum = "search.model.checksum";
    private const string Dimensions = "search.dimensions";
    private const string Words = "search.language";
    private const string PerDocument = "per-document";

    /// <summary>The format that a commit says it has.</summary>
    public static int FormatOf(IDictionary<string, string> userData, string folder) =>
        userData.TryGetValue(Format, out var format)
            ? Number(format, folder)
            : throw StoreErrors.NotAnIndex(folder, "a Lucene index of another program");

    /// <summary>The space of the vectors that a commit says it has.</summary>
    public static VectorSpace SpaceOf(IDictionary<string, string> userData, string folder) =>
        userData.TryGetValue(Model, out var model)
        && userData.TryGetValue(Checksum, out var checksum)
        && userData.TryGetValue(Dimensions, out var dimensions)
            ? new VectorSpace(new ModelIdentity(model, checksum), Number(dimensions, folder))
            : throw StoreErrors.Damaged(folder, "the commit does not name its model");

    /// <summary>The language that a commit says it has.</summary>
    public static KeywordLanguage LanguageOf(IDictionary<string, string> userData, string folder)
    {
        var code = userData.TryGetValue(Words, out var said) ? said : "";
        return code == PerDocument ? KeywordLanguage.PerDocument
            : KeywordAnalysis.All.FirstOrDefault(known => known.Code == code)?.Language
                ?? throw StoreErrors.Damaged(folder, $"the commit names the language '{code}', which there is not");
    }

    /// <summary>What a commit of this index says.</summary>
    /// <param name="language">The language that its words are in.</param>
    public Dictionary<string, string> ToUserData(KeywordLanguage language) => new(StringComparer.Ordinal)
    {
        [Format] = CurrentFormat.ToString(CultureInfo.InvariantCulture),
        [Model] = Space.Model.Name,
        [Checksum] = Space.Model.Checksum,
        [Dimensions] = Space.Dimensions.ToString(CultureInfo.InvariantCulture),
        [Words] = language == KeywordLanguage.PerDocument ? PerDocument : KeywordAnalysis.Of(language).Code,
    };

    /// <exception cref="StoreException">
    /// The commit is not ours, of another format, of another space, or of another language.
    /// </exception>
    public void Check(IDictionary<string, string> userData)
    {
        if (FormatOf(userData, Folder) > CurrentFormat)
        {
            throw StoreErrors.NewerFormat(Folder, userData[Format], CurrentFormat);
        }

        if (FormatOf(userData, Folder) < CurrentFormat)
        {
            throw StoreErrors.OlderFormat(Folder, userData[Format], CurrentFormat);
        }

        var stored = SpaceOf(userData, Folder);
        if (stored != Space)
        {
            throw StoreErrors.OtherModel(Folder, stored, Space);
        }

        var language = LanguageOf(userData, Folder);
        if (Language is { } expected && expected != language)
        {
            throw StoreErrors.OtherLanguage(Folder, language, expected);
        }
    }

    private static int Number(string text, string folder) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StoreErrors.Damaged(folder, $"the commit says '{text}' where a number belongs");
}
