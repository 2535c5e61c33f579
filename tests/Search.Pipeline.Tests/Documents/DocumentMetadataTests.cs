namespace Search.Pipeline.Tests;

public sealed class DocumentMetadataTests
{
    [Fact]
    public void NumbersAreWidenedAndDatesGetAZone()
    {
        var metadata = new DocumentMetadata([
            new("pages", 12), new("ratio", 0.5f),
                new("made", new DateTime(2024, 5, 3, 0, 0, 0, DateTimeKind.Unspecified))]);
        Assert.Equal(12L, metadata["pages"]);
        Assert.Equal(0.5, metadata["ratio"]);
        Assert.Equal(new DateTimeOffset(2024, 5, 3, 0, 0, 0, TimeSpan.Zero), metadata["made"]);
    }

    [Fact]
    public void ListsAndNestedNamesAreKept()
    {
        var nested = new Dictionary<string, object?> { ["name"] = "Zoë" };
        var metadata = new DocumentMetadata([new("tags", new[] { "a", "b" }), new("author", nested)]);
        Assert.Equal(new object?[] { "a", "b" }, metadata["tags"]);
        Assert.Equal("Zoë", Assert.IsType<DocumentMetadata>(metadata["author"])["name"]);
    }

    [Fact]
    public void AnotherTypeIsRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => new DocumentMetadata([new("where", new Uri("file:///x"))]));
        Assert.Contains("'where' is a Uri", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EndlessNestingIsRefused()
    {
        object? value = "deep";
        for (var i = 0; i < 40; i++)
        {
            value = new object?[] { value };
        }

        Assert.Throws<ArgumentException>(() => new DocumentMetadata([new("list", value)]));
    }

    [Fact]
    public void SettingANameLeavesTheOriginalAlone()
    {
        var before = new DocumentMetadata([new("a", 1)]);
        Assert.Equal(2L, before.With("a", 2)["a"]);
        Assert.Equal(1L, before["a"]);
    }
}
