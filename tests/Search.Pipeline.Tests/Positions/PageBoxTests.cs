using System.Text;

namespace Search.Pipeline.Tests;

public sealed class PageBoxTests
{
    private static readonly string[] Vocabulary =
        ["a", "of", "the", "river", "which", "mayor", "council", "illuminates", "Wednesday", "MMXX", "i,", "lily."];

    [Fact]
    public void TheWordsOfALineAreOneBox()
    {
        var page = new Page(seed: 1, lines: 3, isEven: false);
        var second = page.Marks.Where(mark => mark.Box.Top == page.Marks[0].Box.Top + 14).ToList();
        var span = new TextSpan(second[1].TextStart + 1, second[3].TextEnd);
        var box = Assert.Single(page.Map.Locate(span).Boxes);
        Assert.Equal(second[1].Box.Left, box.Left, 3);
        Assert.Equal(second[3].Box.Right, box.Right, 3);
        Assert.Equal(3, page.Map.Locate(new TextSpan(0, page.Text.Length)).Boxes.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BoxesComeBackWithinAPointAndInLittleRoom(bool isEven)
    {
        var page = new Page(seed: 2, lines: 60, isEven);
        var bytes = page.Map.ToBytes(page.Text);
        Assert.InRange(bytes.Length, 1, Encoding.UTF8.GetByteCount(page.Text) * 15 / 100);
        CheckWords(page, SourceMap.FromBytes(bytes, page.Text), shift: 0);
    }

    [Fact]
    public void SlicesKeepTheirBoxes()
    {
        var page = new Page(seed: 3, lines: 40, isEven: false);
        var random = new Random(3);
        for (var i = 0; i < 100; i++)
        {
            var start = random.Next(page.Text.Length);
            var span = new TextSpan(start, start + random.Next(page.Text.Length - start));
            var slice = page.Map.Slice(span);
            CheckWords(page, SourceMap.FromBytes(slice.ToBytes(span.Of(page.Text)), span.Of(page.Text)), start);
        }
    }

    [Fact]
    public void EditedTextsKeepTheirBoxes()
    {
        var page = new Page(seed: 4, lines: 2, isEven: false);
        var (first, second, third) = (page.Marks[0], page.Marks[1], page.Marks[2]);
        var builder = new DerivedSourceMapBuilder(page.Map);
        builder.Copy(second.TextStart, second.Length);
        builder.Replace(5, third.TextStart, third.Length);
        var map = builder.Build();
        Assert.Equal(second.Box, Assert.Single(map.Locate(new TextSpan(0, second.Length)).Boxes));
        Assert.Equal(third.Box, Assert.Single(map.Locate(new TextSpan(second.Length + 3, second.Length + 5)).Boxes));
        Assert.NotEqual(first.Box, second.Box);
    }

    [Fact]
    public void WordsWithoutSpacesAndJoinedWordsKeepTheirBoxes()
    {
        var map = new SourceMapBuilder();
        map.Advance(11);
        map.AddBox(0, 5, new PageBox(1, 500, 100, 40, 12));
        map.AddBox(5, 6, new PageBox(2, 72, 90, 50, 12));
        var read = SourceMap.FromBytes(map.Build().ToBytes("information"), "information");
        Assert.Equal(
            [new PageBox(1, 500, 100, 40, 12), new PageBox(2, 72, 90, 50, 12)],
            read.Locate(new TextSpan(0, 11)).Boxes);
    }

    [Fact]
    public void AMapWithBoxesNeedsItsText()
    {
        var page = new Page(seed: 5, lines: 2, isEven: false);
        Assert.Throws<ArgumentException>(() => page.Map.ToBytes());
        Assert.Throws<InvalidDataException>(() => SourceMap.FromBytes(page.Map.ToBytes(page.Text)));
    }

    [Fact]
    public void DamagedBoxesAreRefusedOrReadAndNothingElse()
    {
        var page = new Page(seed: 6, lines: 5, isEven: false);
        var bytes = page.Map.ToBytes(page.Text);
        var random = new Random(6);
        for (var i = 0; i < 3000; i++)
        {
            var damaged = bytes.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            if (Record.Exception(() => SourceMap.FromBytes(damaged, page.Text)) is { } error)
            {
                Assert.IsType<InvalidDataException>(error);
            }
        }
    }

    [Fact]
    public void ABoxThatIsNoneIsRefused()
    {
        var map = new SourceMapBuilder();
        map.Advance(4);
        Assert.Throws<ArgumentOutOfRangeException>(() => map.AddBox(0, 5, new PageBox(1, 0, 0, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.AddBox(0, 4, new PageBox(0, 0, 0, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.AddBox(0, 4, new PageBox(1, float.NaN, 0, 1, 1)));
        map.AddBox(0, 2, new PageBox(1, 0, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.AddBox(1, 2, new PageBox(1, 0, 0, 1, 1)));
    }

    private static void CheckWords(Page page, SourceMap map, int shift)
    {
        foreach (var mark in page.Marks)
        {
            if (mark.TextStart >= shift && mark.TextEnd <= shift + map.TextLength)
            {
                var span = new TextSpan(mark.TextStart - shift, mark.TextEnd - shift);
                var box = Assert.Single(map.Locate(span).Boxes);
                Assert.Equal(mark.Box.Page, box.Page);
                Assert.Equal(mark.Box.Left, box.Left, 1.01f);
                Assert.Equal(mark.Box.Right, box.Right, 1.01f);
                Assert.Equal(mark.Box.Top, box.Top, 0.26f);
                Assert.Equal(mark.Box.Bottom, box.Bottom, 0.51f);
            }
        }
    }

    /// <summary>Justified lines of made-up words on pages of 40 lines.</summary>
    private sealed class Page
    {
        private readonly StringBuilder _text = new();
        private readonly SourceMapBuilder _map = new();

        public Page(int seed, int lines, bool isEven)
        {
            var random = new Random(seed);
            for (var line = 0; line < lines; line++)
            {
                var words = new List<string>();
                while (words.Sum(word => word.Length + 1) < 80)
                {
                    words.Add(Vocabulary[random.Next(Vocabulary.Length)]);
                }

                Write(words, 1 + (line / 40), 72.3f + (14 * (line % 40)), isEven);
            }

            Text = _text.ToString();
            Map = _map.Build();
        }

        public string Text { get; }

        public SourceMap Map { get; }

        public List<BoxMark> Marks { get; } = [];

        private void Write(List<string> words, int page, float top, bool isEven)
        {
            var widths = words.ConvertAll(
                word => isEven ? word.Length * 5.2f : word.Sum(c => "ilt,.".Contains(c, StringComparison.Ordinal) ? 3f : 5.7f));
            var space = ((isEven ? 460 : 430) - widths.Sum()) / (words.Count - 1);
            var left = 71.9f;
            for (var i = 0; i < words.Count; i++)
            {
                var lead = i > 0 ? " " : _text.Length > 0 ? "\n" : "";
                _text.Append(lead).Append(words[i]);
                _map.Advance(lead.Length + words[i].Length);
                var mark = new BoxMark(
                    _text.Length - words[i].Length, words[i].Length, new PageBox(page, left, top, widths[i], 12.1f));
                Marks.Add(mark);
                _map.AddBox(mark.TextStart, mark.Length, mark.Box);
                left += widths[i] + space;
            }
        }
    }
}
