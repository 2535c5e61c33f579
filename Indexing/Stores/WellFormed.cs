using System.Text;

namespace Search.Indexing;

/// <summary>Text that UTF-8 can hold: a surrogate without its other half becomes U+FFFD, which is as long.</summary>
internal static class WellFormed
{
    public static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
            : text;

    public static bool Is(string text) => Of(text) == text;
}
