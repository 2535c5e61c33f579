namespace Search.Pipeline.Tests;

public sealed class TextSpanTests
{
    [Fact]
    public void ASpanSlicesItsText() => Assert.Equal("world", new TextSpan(6, 11).Of("Hello world!"));

    [Theory]
    [InlineData(0, 5, 5, 9, 0)]
    [InlineData(0, 5, 3, 9, 2)]
    [InlineData(2, 4, 0, 9, 2)]
    [InlineData(7, 9, 0, 2, 0)]
    public void OverlapCountsTheSharedUnits(int start, int end, int otherStart, int otherEnd, int expected) =>
        Assert.Equal(expected, new TextSpan(start, end).OverlapWith(new TextSpan(otherStart, otherEnd)));

    [Fact]
    public void AnEndBeforeTheStartIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(3, 2));
}
