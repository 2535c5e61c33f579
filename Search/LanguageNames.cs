namespace Search;

/// <summary>English names of languages and their two-letter codes (ISO 639-1).</summary>
internal static class LanguageNames
{
    private static readonly (string Code, string Name)[] Known =
    [
        ("en", "English"), ("de", "German"), ("fr", "French"), ("es", "Spanish"), ("it", "Italian"),
        ("pt", "Portuguese"), ("nl", "Dutch"), ("sv", "Swedish"), ("da", "Danish"), ("pl", "Polish"), ("cs", "Czech"),
        ("tr", "Turkish"), ("ru", "Russian"), ("uk", "Ukrainian"), ("el", "Greek"), ("he", "Hebrew"), ("ar", "Arabic"),
        ("hi", "Hindi"), ("bn", "Bengali"), ("ta", "Tamil"), ("th", "Thai"), ("ka", "Georgian"), ("ja", "Japanese"),
        ("zh", "Chinese"), ("ko", "Korean"),
    ];

    public static IEnumerable<string> Codes => Known.Select(language => language.Code);

    /// <summary>The name of a language; its code when it is not known.</summary>
    public static string Of(string code) => Known.FirstOrDefault(language => language.Code == code).Name ?? code;

    /// <summary>The code that a tag such as <c>en-GB</c> or a name begins with.</summary>
    public static string CodeOf(string tag)
    {
        var first = tag.Trim().Split('-', '_', ' ', ',')[0];
        var named = Known.FirstOrDefault(language => language.Name.Equals(first, StringComparison.OrdinalIgnoreCase));
        return named.Code ?? first.ToLowerInvariant();
    }
}
