using System.Text;

namespace Search.Indexing.Tests;

public sealed class UnmarkedUtf16Tests
{
    [Theory]
    [InlineData("Plain English text.")]
    [InlineData("Ärger mit Öl 😀 und mehr, auch ohne Zeichen am Anfang.")]
    [InlineData("日本語の文章です。\n句読点もあります。日本語の文章です。\n句読点もあります。日本語の文章です。\n句読点もあります。日本語。\n")]
    public async Task TextIsToldFromItsBytes(string text)
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var bytes = encoding.GetBytes(text);
            Assert.Equal(MediaType.PlainText, MediaType.Detect(bytes, "file"));
            var result = await Converted.ConvertAsync(new PlainTextConverter(), bytes);
            Assert.Equal(text, result.Document!.Text);
            Assert.Contains(encoding.WebName, Assert.Single(result.Warnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void RandomBytesAreNoText()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[64 + random.Next(4000)];
            random.NextBytes(bytes);
            Assert.Null(UnmarkedUtf16.Find(bytes));
        }
    }
}
