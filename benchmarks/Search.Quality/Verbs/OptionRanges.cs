using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Search.Quality;

/// <summary>Ranges of options; a number outside is an error of the command line.</summary>
internal static class OptionRanges
{
    /// <summary>Takes numbers from a least one on.</summary>
    public static Option<T> AtLeast<T>(this Option<T> option, double least) =>
        option.Within(least, double.MaxValue);

    /// <summary>Takes numbers of a range, both ends included.</summary>
    /// <remarks>What is no number is left to the parser, which says so itself.</remarks>
    public static Option<T> Within<T>(this Option<T> option, double least, double most)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                    && !(number >= least && number <= most))
                {
                    result.AddError(ErrorOf(result, token, least, most));
                }
            }
        });
        return option;
    }

    private static string ErrorOf(OptionResult result, Token token, double least, double most)
    {
        var upTo = most < double.MaxValue ? FormattableString.Invariant($", up to {most}") : "";
        return FormattableString.Invariant(
            $"{result.Option.Name} is '{token.Value}'; expected {least} or more{upTo}.");
    }
}
