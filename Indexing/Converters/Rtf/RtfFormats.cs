using System.Globalization;

namespace Search.Indexing;

/// <summary>Applies the control words that change how the text after them is read.</summary>
/// <param name="fonts">The code pages of the fonts.</param>
/// <param name="styles">The styles.</param>
/// <param name="date">Gets the parts of dates.</param>
/// <param name="properties">Gets what the file says about itself.</param>
internal sealed class RtfFormats(RtfFonts fonts, RtfStyles styles, RtfDate date, DocumentProperties properties)
{
    private const int LastHeadingLevel = 8;
    private const int MaxFallbackLength = 100;

    /// <summary>Applies a control word; those that say nothing about text are ignored.</summary>
    public void Apply(ref RtfState state, string word, int? number)
    {
        switch (word)
        {
            case "uc":
                state.FallbackLength = Math.Clamp(number ?? 1, 0, MaxFallbackLength);
                break;
            case "pard":
                (state.HeadingLevel, state.IsInTable, state.IsListItem) = (0, false, false);
                break;
            case "plain":
                (state.IsHidden, state.IsDeleted) = (false, false);
                break;
            case "intbl":
                state.IsInTable = number != 0;
                break;
            case "ls":
                state.IsListItem = number > 0;
                break;
            case "v":
                state.IsHidden = number != 0;
                break;
            case "deleted":
                state.IsDeleted = number != 0;
                break;
            case "s":
                UseStyle(ref state, number ?? 0);
                break;
            case "outlinelevel":
                SetOutlineLevel(ref state, number ?? 0);
                break;
            default:
                ApplyFont(ref state, word, number);
                break;
        }
    }

    private void ApplyFont(ref RtfState state, string word, int? number)
    {
        switch (word)
        {
            case "f":
                state.Font = number ?? 0;
                fonts.Define(state.Font);
                break;
            case "fcharset" when state.Destination == RtfDestination.FontTable:
                fonts.SetCharset(number ?? 0);
                break;
            case "cpg" when state.Destination == RtfDestination.FontTable:
                fonts.SetFontCodePage(number ?? 0);
                break;
            case "deff":
                state.Font = number ?? 0;
                break;
            case "ansicpg" or "mac" or "pc" or "pca":
                fonts.SetCodePage(word switch { "mac" => 10000, "pc" => 437, "pca" => 850, _ => number ?? 1252 });
                break;
            case "nofpages" when state.Destination == RtfDestination.Info && number > 0:
                properties.Add("page_count", number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                date.Add(word, number ?? 0);
                break;
        }
    }

    private void UseStyle(ref RtfState state, int style)
    {
        if (state.Destination == RtfDestination.StyleSheet)
        {
            styles.Define(style);
        }
        else
        {
            state.HeadingLevel = styles.LevelOf(style);
        }
    }

    private void SetOutlineLevel(ref RtfState state, int level)
    {
        if (state.Destination == RtfDestination.StyleSheet)
        {
            styles.SetOutlineLevel(level);
        }
        else
        {
            state.HeadingLevel = level is >= 0 and <= LastHeadingLevel ? level + 1 : 0;
        }
    }
}
