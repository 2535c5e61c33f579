using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using Search.Pipeline;
using static Search.Indexing.Tests.PptxFile;

namespace Search.Indexing.Tests;

public sealed class PptxConverterTests
{
    [Fact]
    public async Task SlidesStandInTheOrderOfThePresentation()
    {
        var placed = await Placed.OfAsync(new PptxConverter(), Reversed(
            (Shape("body", null, "second body") + Shape("title", null, "Second"), null, false),
            (Shape("ctrTitle", null, "First"), null, false)));
        Assert.Equal("First\n\nSecond\n\nsecond body", placed.Text);
        Assert.Equal(2, placed.Locate("second body").FirstPlace!.Slide);
        Assert.Equal(["Second"], placed.Locate("second body").HeadingPath);
        Assert.Equal("First", placed.Document.Title);
        Assert.Equal(2L, placed.Document.Metadata["page_count"]);
    }

    [Fact]
    public async Task ShapesStandInReadingOrderAndGroupsTogether()
    {
        var placed = await Placed.OfAsync(new PptxConverter(), Reversed((
            Shape(null, (5, 5), "last") +
            Group((4, 1), Shape(null, (9, 9), "right below") + Shape(null, (9, 1), "right above")) +
            Shape(null, (0, 1), "left", "and below it") +
            Shape("sldNum", null, "17") + Shape("body", null, "body") + Shape("title", null, "Title"),
            null, false)));
        Assert.Equal("Title\n\nbody\n\nleft\nand below it\n\nright above\n\nright below\n\nlast", placed.Text);
    }

    [Fact]
    public async Task TablesAreRowsOfCells()
    {
        var placed = await Placed.OfAsync(new PptxConverter(), Reversed(
            (Table((1, 1), ["a", "b"], ["c", "d"]) + Shape(null, (1, 3), "after"), null, false)));
        Assert.Equal("a | b\nc | d\n\nafter", placed.Text);
        Assert.Equal(new SourcePlace { Slide = 1, Row = 2, Column = 2 }, placed.Locate("d").FirstPlace);
        Assert.Equal(new SourcePlace { Slide = 1 }, placed.Locate("after").FirstPlace);
    }

    [Fact]
    public async Task NotesFollowTheirSlideUnlessNotWanted()
    {
        var file = Reversed(
            (Shape("title", null, "Title"), Shape("sldNum", null, "1") + Shape("body", null, "Say this."), false));
        var placed = await Placed.OfAsync(new PptxConverter(), file);
        Assert.Equal("Title\n\nSay this.", placed.Text);
        Assert.Equal(new SourcePlace { Slide = 1, Part = "notes" }, placed.Locate("Say").FirstPlace);
        var without = await Placed.OfAsync(new PptxConverter(new() { IncludeSpeakerNotes = false }), file);
        Assert.Equal("Title", without.Text);
    }

    [Fact]
    public async Task HiddenSlidesAreLeftOutUnlessAskedFor()
    {
        var file = Reversed(
            (Shape("title", null, "Shown"), null, false), (Shape("title", null, "Secret"), "", true));
        var placed = await Placed.OfAsync(new PptxConverter(), file);
        Assert.Equal("Shown", placed.Text);
        Assert.Equal(2, placed.Locate("Shown").FirstPlace!.Slide);
        Assert.Equal("Hidden slides were left out.", Assert.Single(placed.Warnings));
        Assert.Equal("Secret\n\nShown", (await Placed.OfAsync(new PptxConverter(new() { IncludeHidden = true }), file)).Text);
    }

    [Fact]
    public async Task EveryRangeStandsOnTheSlideThatItsPlaceNames()
    {
        var random = new Random(5);
        var file = Reversed([.. Enumerable.Range(0, 40).Select(slide => (
            Shape("title", null, $"Title {slide}") + Shape("body", null, Words(random), Words(random)) +
            Shape(null, (1, 2), Words(random)) + Table((1, 4), [Words(random), Words(random)]), (string?)null, false))]);
        var placed = await Placed.OfAsync(new PptxConverter(), file);
        using var package = PresentationDocument.Open(new MemoryStream(file), false);
        var main = package.PresentationPart!;
        var slides = main.Presentation!.SlideIdList!.Elements<SlideId>()
            .Select(id => ((SlidePart)main.GetPartById(id.RelationshipId!)).Slide!.InnerText).ToArray();
        placed.CheckPlaces(seed: 5, 200, place => slides[place.Slide!.Value - 1]);
        Assert.True(placed.MapShare() <= 0.15, $"The map takes {placed.MapShare():P1} of the text.");
    }

    private static string Words(Random random) =>
        string.Join(' ', Enumerable.Range(0, 12).Select(_ => $"word{random.Next(10_000)}"));
}
