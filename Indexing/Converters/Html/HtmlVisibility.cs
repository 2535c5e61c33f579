using AngleSharp.Html.Parser.Tokens.Struct;

namespace Search.Indexing;

/// <summary>Tells from the attributes of a tag whether its element is meant to be read.</summary>
/// <remarks>
/// What is hidden from assistive technology counts as hidden: that is decoration, the signs of permanent links, and the
/// second copy of a formula. Style sheets are not looked at.
/// </remarks>
internal static class HtmlVisibility
{
    public static bool IsHidden(ref StructHtmlToken tag)
    {
        for (var i = 0; i < tag.Attributes.Count; i++)
        {
            var attribute = tag.Attributes[i];
            ReadOnlySpan<char> name = attribute.Name;
            ReadOnlySpan<char> value = attribute.Value;
            var hides = name switch
            {
                "hidden" => !value.Equals("until-found", StringComparison.OrdinalIgnoreCase),
                "aria-hidden" => value.Equals("true", StringComparison.OrdinalIgnoreCase),
                "style" => StyleHides(value),
                _ => false,
            };
            if (hides)
            {
                return true;
            }
        }

        return false;
    }

    private static bool StyleHides(ReadOnlySpan<char> style)
    {
        if (!style.Contains("none", StringComparison.OrdinalIgnoreCase) &&
            !style.Contains("hidden", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var range in style.Split(';'))
        {
            var declaration = style[range];
            var colon = declaration.IndexOf(':');
            if (colon > 0 && Hides(declaration[..colon].Trim(), declaration[(colon + 1)..].Trim()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Hides(ReadOnlySpan<char> property, ReadOnlySpan<char> value) =>
        property.Equals("display", StringComparison.OrdinalIgnoreCase)
            ? value.StartsWith("none", StringComparison.OrdinalIgnoreCase)
            : property.Equals("visibility", StringComparison.OrdinalIgnoreCase) &&
                value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase);
}
