using System.Text.Json;

namespace Search.Inference;

/// <summary>Reads a tokenizer.json.</summary>
internal static class TokenizerJsonReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static Tokenizer Read(ReadOnlyMemory<byte> utf8Json, string file)
    {
        try
        {
            return Read(Parse(utf8Json, file));
        }
        catch (InvalidOperationException exception)
        {
            throw new TokenizerException(
                $"{file}: a property name is no valid Unicode text; expected no lone surrogates.", exception);
        }
    }

    /// <summary>Parses a file into its root. The memory of the document is left to the garbage collector.</summary>
    public static JsonPlace Parse(ReadOnlyMemory<byte> utf8Json, string file)
    {
        try
        {
            return new JsonPlace(JsonDocument.Parse(WithoutByteOrderMark(utf8Json), Strict).RootElement, file);
        }
        catch (JsonException exception)
        {
            throw new TokenizerException(
                $"{file}: not valid JSON at {exception.Path ?? "$"}, line {exception.LineNumber + 1}: "
                + $"{exception.Message} Expected the JSON of the Hugging Face tokenizers library.",
                exception);
        }
    }

    private static Tokenizer Read(JsonPlace root)
    {
        var model = ModelReader.Read(root.Get("model"));
        var normalizer = root.TryGet("normalizer", out var place) ? NormalizerReader.Read(place) : null;
        var added = AddedTokenReader.Read(root, model, normalizer);
        return new Tokenizer(new TokenizerPipeline(model, added)
        {
            Normalizer = normalizer,
            PreTokenizer = root.TryGet("pre_tokenizer", out place) ? PreTokenizerReader.Read(place) : null,
            PostProcessor = root.TryGet("post_processor", out place)
                ? PostProcessorReader.Read(place)
                : PostProcessor.None,
            Truncation = root.TryGet("truncation", out place) ? LengthReader.ReadTruncation(place) : null,
            Padding = root.TryGet("padding", out place) ? LengthReader.ReadPadding(place) : null,
            Decoder = root.TryGet("decoder", out place) ? DecoderReader.Read(place) : null,
        });
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
