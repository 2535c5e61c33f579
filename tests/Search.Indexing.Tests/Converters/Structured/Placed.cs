using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>A converted file of a format without lines, with what tests ask of it.</summary>
internal sealed class Placed(ConversionResult result)
{
    public Document Document => result.Document!;

    public string Text => Document.Text;

    public IReadOnlyList<string> Warnings => result.Warnings;

    public static async Task<Placed> OfAsync(IDocumentConverter converter, byte[] bytes, string? mediaType = null)
    {
        var result = await Converted.ConvertAsync(converter, bytes, mediaType: mediaType);
        Assert.Null(result.Error);
        return new Placed(result);
    }

    public static async Task<string> ErrorOfAsync(
        IDocumentConverter converter, byte[] bytes, ConversionLimits? limits = null)
    {
        var result = await Converted.ConvertAsync(converter, bytes, limits);
        Assert.Null(result.Document);
        return result.Error!;
    }

    /// <summary>Where the first occurrence of some words stands.</summary>
    public SourceLocation Locate(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{words}' is not in the text:\n{Text}");
        return Document.SourceMap.Locate(new TextSpan(start, start + words.Length));
    }

    /// <summary>Takes random ranges that stay in one place, and has their words sought in it.</summary>
    public void CheckPlaces(int seed, int ranges, Func<SourcePlace, string> textAt)
    {
        var random = new Random(seed);
        for (var checkedRanges = 0; checkedRanges < ranges;)
        {
            var start = random.Next(Text.Length);
            var end = Math.Min(Text.Length, start + 1 + random.Next(80));
            var location = Document.SourceMap.Locate(new TextSpan(start, end));
            Assert.NotNull(location.FirstPlace);
            Assert.NotNull(location.LastPlace);
            checkedRanges++;
            var words = Squeezed(Text[start..end]);
            if (location.FirstPlace == location.LastPlace)
            {
                Assert.Contains(words, Squeezed(textAt(location.FirstPlace)), StringComparison.Ordinal);
            }
            else
            {
                var first = Text[start].ToString();
                Assert.Contains(Squeezed(first), Squeezed(textAt(location.FirstPlace)), StringComparison.Ordinal);
            }
        }

        var share = (double)Document.SourceMap.ToBytes().Length / System.Text.Encoding.UTF8.GetByteCount(Text);
        TestContext.Current.TestOutputHelper?.WriteLine($"The map takes {share:P1} of the text.");
    }

    /// <summary>The share that the map takes of the text in UTF-8.</summary>
    public double MapShare() =>
        (double)Document.SourceMap.ToBytes().Length / System.Text.Encoding.UTF8.GetByteCount(Text);

    /// <summary>Text without white space and the marks between cells, which files do not have.</summary>
    public static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '|'));
}
