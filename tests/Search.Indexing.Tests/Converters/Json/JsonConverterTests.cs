using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class JsonConverterTests
{
    private const string Lines = "application/jsonl";

    private readonly JsonConverter _converter = new();

    [Theory]
    [InlineData("""{"title": "A", "n": 1.5, "ok": true, "none": null, "empty": ""}""", "title: A\nn: 1.5\nok: true")]
    [InlineData("""{"author": {"name": "Ann", "age": 7}}""", "author.name: Ann\nauthor.age: 7")]
    [InlineData("""{"tags": ["a", "b"], "x": [1,2]}""", "tags: a, b\nx: 1, 2")]
    [InlineData("""[{"a": "1", "b": "2"}, {"a": "3"}]""", "a: 1\nb: 2\n\na: 3")]
    [InlineData("""{"m": [[1, 2], [3]]}""", "m: 1, 2\nm: 3")]
    [InlineData("""{"a\u0062": "x\ny \"q\" \ud83d\ude00 \ud83d"}""", "ab: x\ny \"q\" 😀 \uFFFD")]
    [InlineData("""[1, "two", {"three": 3,},] // end""", "1, two\n\nthree: 3")]
    [InlineData("\"alone\"", "alone")]
    [InlineData("""{"items": [{"k": 1}]}""", "k: 1")]
    public async Task ValuesStandBehindTheirNames(string file, string expected)
    {
        var result = await Converted.ConvertAsync(_converter, Encoding.UTF8.GetBytes(file));
        Assert.Null(result.Error);
        Assert.Equal(expected, result.Document!.Text);
    }

    [Fact]
    public async Task EveryValueHasItsPointerAndItsPlace()
    {
        var root = new JsonArray();
        for (var i = 0; i < 200; i++)
        {
            root.Add(new JsonObject
            {
                ["na/me"] = $"Näme{i} 😀 \"quoted\" line\nbreak{i}",
                ["deep"] = new JsonObject { ["tags"] = new JsonArray($"a{i}", i, $"c{i}") },
            });
        }

        var file = root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
        var document = (await Converted.ConvertAsync(_converter, Encoding.UTF8.GetBytes(file))).Document!;
        foreach (var span in MappedPlaces.RandomSpans(document, seed: 3))
        {
            CheckSpan(document, file, root, span);
        }

        Assert.Equal("/77/na~1me", MappedPlaces.Of(document, "Näme77 ").FirstPlace!.JsonPointer);
        Assert.Equal("/77/deep/tags/2", MappedPlaces.Of(document, "c77").FirstPlace!.JsonPointer);
        Assert.True(document.SourceMap.ToBytes().Length > 0);
    }

    [Fact]
    public async Task ATextFieldIsTheTextAlone()
    {
        var converter = new JsonConverter(new() { TextField = "body", MetadataFields = ["id"] });
        var file = """{"title": "T", "id": 7, "body": "One.", "next": {"body": "Two."}}"""u8.ToArray();
        var document = (await Converted.ConvertAsync(converter, file)).Document!;
        Assert.Equal("One.\n\nTwo.", document.Text);
        Assert.Equal("T", document.Title);
        Assert.Equal(7L, document.Metadata["id"]);
    }

    [Fact]
    public async Task EachItemCanBeADocument()
    {
        var converter = new JsonConverter(new() { DocumentPerItem = true, MetadataFields = ["id"] });
        var file = """[{"title": "A", "id": 1}, {"x": {}}, "plain", {"title": "B", "x": {"id": 9}}]"""u8.ToArray();
        var documents = (await Converted.ConvertAsync(converter, file)).Documents;
        Assert.Equal(["the/file!/item-1", "the/file!/item-3", "the/file!/item-4"], documents.Select(one => one.Id));
        Assert.Equal(["title: A\nid: 1", "plain", "title: B\nx.id: 9"], documents.Select(one => one.Text));
        Assert.Equal(["A", null, "B"], documents.Select(one => one.Title));
        Assert.Equal(1L, documents[0].Metadata["id"]);
        Assert.Empty(documents[2].Metadata);
        Assert.Equal("/3/title", MappedPlaces.Of(documents[2], "B").FirstPlace!.JsonPointer);
        Assert.Equal("B", TextAt(documents[2], Encoding.UTF8.GetString(file), "B"));
    }

    [Fact]
    public async Task LinesHaveNumbersAndBadOnesAreKeptAndTold()
    {
        var file = "{\"a\": \"one\"}\r\n\nnot {json\n{\"a\": \"four\"}\n{\"b\": }";
        var result = await Converted.ConvertAsync(_converter, Encoding.UTF8.GetBytes(file), mediaType: Lines);
        Assert.Equal("a: one\r\n\r\nnot {json\r\n\r\na: four\r\n\r\n{\"b\": }", result.Document!.Text);
        Assert.Equal(4, MappedPlaces.Of(result.Document, "four").FirstPlace!.Row);
        Assert.Equal(new LinePosition(4, 8), MappedPlaces.Of(result.Document, "four").Start);
        Assert.Contains("3, 5.", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachLineCanBeADocument()
    {
        var converter = new JsonConverter(new() { DocumentPerItem = true });
        var file = "{\"title\": \"T\", \"a\": 1}\nbroken\n\n{\"a\": 2}\n"u8.ToArray();
        var documents = (await Converted.ConvertAsync(converter, file, mediaType: Lines)).Documents;
        Assert.Equal(["the/file!/line-1", "the/file!/line-2", "the/file!/line-4"], documents.Select(one => one.Id));
        Assert.Equal(["title: T\na: 1", "broken", "a: 2"], documents.Select(one => one.Text));
        Assert.Equal("T", documents[0].Title);
    }

    [Theory]
    [InlineData("{\"a\": 1,\n \"b\" 2}", "line 2, byte 6")]
    [InlineData("{\"a\": [1, 2", "line 1")]
    [InlineData("{} {}", "line 1")]
    [InlineData("words", "line 1, byte 1")]
    public async Task WhatIsNotJsonIsAnErrorWithItsPlace(string file, string expected)
    {
        var result = await Converted.ConvertAsync(_converter, Encoding.UTF8.GetBytes(file));
        Assert.StartsWith("The file is not valid JSON: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileWithoutOneGoodLineIsAnError()
    {
        var result = await Converted.ConvertAsync(_converter, "a\nb"u8.ToArray(), mediaType: Lines);
        Assert.Contains("no line that is JSON; line 1", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNestedTooDeepIsAnError()
    {
        var result = await Converted.ConvertAsync(_converter, Encoding.UTF8.GetBytes(new string('[', 100_000)));
        Assert.Contains("depth of 256", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyFileIsAnEmptyDocument()
    {
        var result = await Converted.ConvertAsync(_converter, " \n"u8.ToArray());
        Assert.Equal("", result.Document!.Text);
        Assert.Single(result.Warnings);
    }

    private static void CheckSpan(Document document, string file, JsonArray root, TextSpan span)
    {
        var last = document.SourceMap.Locate(new TextSpan(span.End - 1, span.End));
        var range = last.FileSpan!.Value;
        var letter = document.Text[span.End - 1];
        if (char.IsAsciiLetterOrDigit(letter) && range.Length > 0)
        {
            Assert.Equal(letter, file[range.Start]);
            var parts = last.LastPlace!.JsonPointer!.Split('/').Skip(1).ToArray();
            var value = parts.Aggregate((JsonNode)root, Step);
            Assert.Contains(letter, value + string.Concat(parts));
        }
    }

    private static JsonNode Step(JsonNode node, string part) => node is JsonArray list
        ? list[int.Parse(part, CultureInfo.InvariantCulture)]!
        : node[part.Replace("~1", "/", StringComparison.Ordinal)]!;

    private static string TextAt(Document document, string file, string words)
    {
        var span = MappedPlaces.Of(document, words).FileSpan!.Value;
        return file[span.Start..span.End];
    }
}
