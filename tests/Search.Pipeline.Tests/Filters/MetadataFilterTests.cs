using System.Text.Json;
using FsCheck.Xunit;

namespace Search.Pipeline.Tests;

public sealed class MetadataFilterTests
{
    private static readonly DocumentMetadata Book = new(
    [
        new("year", 2001), new("price", 2.5), new("lang", "en"), new("ok", true), new("tags", new[] { "x", "y" }),
        new("published", "2024-03-01T10:00:00+02:00"), new("written", "2024-03-01T10:00:00"), new("nothing", null),
        new("seen", new DateTimeOffset(2024, 3, 1, 8, 0, 0, TimeSpan.Zero)), new("big", long.MaxValue),
        new("publisher", new DocumentMetadata([new("city", "Ghent"), new("a.b", 1)])), new("dc.title", "T"),
    ]);

    [Theory]
    [InlineData("""{"field":"year","operator":"==","value":2001.0}""", true)]
    [InlineData("""{"field":"year","operator":"==","value":"2001"}""", false)]
    [InlineData("""{"field":"meta.year","operator":">","value":2000.5}""", true)]
    [InlineData("""{"field":"year","operator":">=","value":true}""", false)]
    [InlineData("""{"field":"ok","operator":"==","value":1}""", false)]
    [InlineData("""{"field":"ok","operator":">","value":false}""", true)]
    [InlineData("""{"field":"missing","operator":"==","value":null}""", true)]
    [InlineData("""{"field":"nothing","operator":"==","value":null}""", true)]
    [InlineData("""{"field":"missing","operator":"!=","value":1}""", true)]
    [InlineData("""{"field":"missing","operator":"<","value":1}""", false)]
    [InlineData("""{"field":"year","operator":"<=","value":null}""", false)]
    [InlineData("""{"field":"lang","operator":"in","value":["de","en"]}""", true)]
    [InlineData("""{"field":"missing","operator":"in","value":[null]}""", true)]
    [InlineData("""{"field":"lang","operator":"not in","value":["de"]}""", true)]
    [InlineData("""{"field":"tags","operator":"==","value":["x","y"]}""", true)]
    [InlineData("""{"field":"tags","operator":"==","value":["y","x"]}""", false)]
    [InlineData("""{"field":"tags","operator":">","value":1}""", false)]
    [InlineData("""{"field":"tags","operator":"contains","value":"y"}""", true)]
    [InlineData("""{"field":"lang","operator":"contains","value":"n"}""", true)]
    [InlineData("""{"field":"tags","operator":"contains any","value":["z","x"]}""", true)]
    [InlineData("""{"field":"lang","operator":"starts with","value":"e"}""", true)]
    [InlineData("""{"field":"tags","operator":"starts with","value":"x"}""", false)]
    [InlineData("""{"field":"nothing","operator":"exists","value":true}""", false)]
    [InlineData("""{"field":"year","operator":"exists","value":true}""", true)]
    [InlineData("""{"field":"missing","operator":"exists","value":false}""", true)]
    [InlineData("""{"field":"published","operator":"==","value":"2024-03-01T08:00:00Z"}""", true)]
    [InlineData("""{"field":"published","operator":"==","value":"2024-03-01T10:00:00"}""", true)]
    [InlineData("""{"field":"written","operator":"==","value":"2024-03-01T10:00:00+05:00"}""", true)]
    [InlineData("""{"field":"seen","operator":"==","value":"2024-03-01T09:00:00.000+0100"}""", true)]
    [InlineData("""{"field":"seen","operator":">","value":"2024-03-01"}""", true)]
    [InlineData("""{"field":"published","operator":"<","value":"2024-03-01T08:00:00.0001Z"}""", true)]
    [InlineData("""{"field":"lang","operator":"<","value":"2024-03-01"}""", false)]
    [InlineData("""{"field":"publisher.city","operator":"==","value":"Ghent"}""", true)]
    [InlineData("""{"field":"meta.publisher.a.b","operator":"==","value":1}""", true)]
    [InlineData("""{"field":"meta.dc.title","operator":"==","value":"T"}""", true)]
    [InlineData("""{"field":"big","operator":"==","value":9223372036854775807}""", true)]
    [InlineData("""{"field":"big","operator":"==","value":9223372036854775806}""", false)]
    [InlineData("""{"field":"big","operator":"<","value":9.3e18}""", true)]
    [InlineData("""{"operator":"AND","conditions":[]}""", true)]
    [InlineData("""{"operator":"OR","conditions":[]}""", false)]
    [InlineData("""{"operator":"NOT","conditions":[]}""", false)]
    public void AFilterHoldsOrNot(string json, bool holds)
    {
        var filter = MetadataFilter.Parse(json);
        Assert.Equal(holds, filter.Matches(Book));
        Assert.Equal(filter, MetadataFilter.Parse(filter.ToJson()));
        Assert.Equal(!holds, (!filter).Matches(Book));
    }

    [Fact]
    public void OperatorsBuildTheSameTree()
    {
        var typed = (MetadataFilter.Field("year") >= 2001)
            & ((MetadataFilter.Field("lang") == "en") | !MetadataFilter.Field("tags").Contains("draft"));
        const string Json = """
            {"operator":"AND","conditions":[{"field":"year","operator":">=","value":2001},
            {"operator":"OR","conditions":[{"field":"lang","operator":"==","value":"en"},
            {"operator":"NOT","conditions":[{"field":"tags","operator":"contains","value":"draft"}]}]}]}
            """;
        Assert.Equal(MetadataFilter.Parse(Json), typed);
        Assert.True(typed.Matches(Book));
    }

    [Fact]
    public void FieldsOfTheChunkComeBeforeMetadata()
    {
        var chunk = new Chunk
        {
            Id = "a.md#0", DocumentId = "a.md", Index = 0, Text = "some text", Span = new TextSpan(0, 9),
            CodePointStart = 0, SourceMap = SourceMap.Identity("some text"), MediaType = "text/markdown",
            Title = "A", Metadata = new DocumentMetadata([new("title", "B"), new("id", "C")]),
        };
        Assert.True((MetadataFilter.Field("title") == "A").Matches(chunk));
        Assert.True((MetadataFilter.Field("meta.title") == "B").Matches(chunk));
        Assert.True((MetadataFilter.Field("id") == "a.md#0").Matches(chunk));
        Assert.True((MetadataFilter.Field("document_id") == "a.md").Matches(chunk));
        Assert.True(MetadataFilter.Field("content").Contains("text").Matches(chunk));
        Assert.True(MetadataFilter.Field("media_type").StartsWith("text/").Matches(chunk));
    }

    [Fact]
    public void MergingNarrows()
    {
        var tenant = MetadataFilter.Field("tenant") == "one";
        var caller = (MetadataFilter.Field("tenant") == "two") | (MetadataFilter.Field("year") > 0);
        var merged = MetadataFilter.Merge(tenant, caller)!;
        Assert.False(merged.Matches(Book));
        Assert.True(merged.Matches(new DocumentMetadata([new("tenant", "one"), new("year", 1)])));
        Assert.False(merged.Matches(new DocumentMetadata([new("tenant", "two"), new("year", 1)])));
        Assert.Same(tenant, MetadataFilter.Merge(tenant, null));
        Assert.Null(MetadataFilter.Merge(null, null));
    }

    [Theory]
    [InlineData("""{}""", "", "no 'operator'")]
    [InlineData("""[]""", "", "a list")]
    [InlineData("""{"field":"a","operator":"=="}""", "", "no 'value'")]
    [InlineData("""{"field":"a","value":1}""", "", "no 'operator'")]
    [InlineData("""{"field":"a","operator":"===","value":1}""", "operator", "===")]
    [InlineData("""{"field":"a","operator":"in","value":"x"}""", "value", "takes a list")]
    [InlineData("""{"field":"a","operator":">","value":"zzz"}""", "value", "date")]
    [InlineData("""{"field":"a","operator":">","value":[1]}""", "value", "list")]
    [InlineData("""{"field":"a","operator":">","value":1e999}""", "value", "finite")]
    [InlineData("""{"field":" ","operator":">","value":1}""", "field", "field name")]
    [InlineData("""{"field":7,"operator":">","value":1}""", "field", "a number")]
    [InlineData("""{"operator":"and","conditions":[]}""", "operator", "AND, OR, NOT")]
    [InlineData("""{"operator":"AND"}""", "", "no 'conditions'")]
    [InlineData("""{"operator":"AND","conditions":{}}""", "conditions", "an object")]
    [InlineData("""{"operator":"AND","conditions":[{"operator":"OR","conditions":[7]}]}""",
        "conditions[0].conditions[0]", "a number")]
    [InlineData("""{"operator":"AND","conditions":[{"field":"a","operator":"in","value":1}]}""",
        "conditions[0].value", "takes a list")]
    [InlineData("""{"field":"a","operator":"==","value":1,"valeu":2}""", "", "valeu")]
    [InlineData("""{"field":"a","operator":"==","value":1,"value":2}""", "", "JSON")]
    [InlineData("""{"field":"a",""", "", "JSON")]
    public void WhatIsWrongIsNamedWithItsPlace(string json, string path, string part)
    {
        var error = Assert.Throws<FilterException>(() => MetadataFilter.Parse(json));
        Assert.Equal(path, error.Path);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DepthIsLimited()
    {
        var json = string.Concat(Enumerable.Repeat("""{"operator":"NOT","conditions":[""", 500))
            + string.Concat(Enumerable.Repeat("]}", 500));
        Assert.Throws<FilterException>(() => MetadataFilter.Parse(json));
        using var deep = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2000 });
        Assert.Throws<FilterException>(() => MetadataFilter.FromJson(deep.RootElement));
        MetadataFilter filter = MetadataFilter.Field("a") == 1;
        Assert.Throws<FilterException>(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                filter = !filter;
            }
        });
    }

    [Property]
    public void NumbersOfBothTypesOrderExactly(long whole, double number)
    {
        if (double.IsFinite(number))
        {
            var exact = new DocumentMetadata([new("n", whole)]);
            var order = (Int128)whole == (Int128)number
                ? -Math.Sign(number - Math.Truncate(number))
                : ((Int128)whole).CompareTo((Int128)number);
            Assert.Equal(order > 0, (MetadataFilter.Field("n") > number).Matches(exact));
            Assert.Equal(order == 0, (MetadataFilter.Field("n") == number).Matches(exact));
            Assert.Equal(order < 0, (MetadataFilter.Field("n") < number).Matches(exact));
        }
    }
}
