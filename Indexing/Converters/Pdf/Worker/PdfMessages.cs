using System.Globalization;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>The contents of the frames between the program and its worker.</summary>
internal static class PdfMessages
{
    public static byte[] Write(PdfRequest request) => Write(writer =>
    {
        WriteList(writer, request.Passwords);
        writer.Write(request.JoinHyphenatedWords);
        writer.Write(request.KeepRepeatedLines);
        writer.Write((byte)request.HiddenText);
        writer.Write(request.RecognizesText);
        writer.Write(request.MaxCharacters);
        writer.Write(request.MaxDepth);
        writer.Write(request.MaxPages);
        writer.Write(request.MaxInflatedBytes);
        writer.Write(request.MaxInflationRatio);
    });

    public static PdfRequest ReadRequest(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return new PdfRequest(
            ReadList(reader), reader.ReadBoolean(), reader.ReadBoolean(), (PdfHiddenText)reader.ReadByte(),
            reader.ReadBoolean(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64(),
            reader.ReadInt32());
    }

    public static byte[] Write(ScannedPage page) => Write(writer =>
    {
        writer.Write(page.Number);
        writer.Write(page.Width);
        writer.Write(page.Height);
        writer.Write(page.Images.Count);
        foreach (var image in page.Images)
        {
            writer.Write(image.MediaType);
            writer.Write(image.Box.Left);
            writer.Write(image.Box.Top);
            writer.Write(image.Box.Width);
            writer.Write(image.Box.Height);
            writer.Write(image.Bytes.Length);
            writer.Write(image.Bytes.Span);
        }
    });

    public static ScannedPage ReadPage(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var page = new ScannedPage(reader.ReadInt32(), reader.ReadSingle(), reader.ReadSingle(), []);
        var images = new List<ScannedImage>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var mediaType = reader.ReadString();
            var box = new PageBox(
                page.Number, reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());
            images.Add(new ScannedImage(mediaType, reader.ReadBytes(reader.ReadInt32()), box));
        }

        return page with { Images = images };
    }

    public static byte[] Write(PdfContent content) => Write(writer =>
    {
        writer.Write(content.Error ?? "");
        if (content.Error is null)
        {
            var map = content.Map!.ToBytes(content.Text);
            writer.Write(content.Text);
            writer.Write(map.Length);
            writer.Write(map);
            writer.Write(content.Title ?? "");
            WriteMetadata(writer, content.Metadata);
            WriteList(writer, content.Warnings);
        }
    });

    public static PdfContent ReadContent(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadString() is { Length: > 0 } error)
        {
            return PdfContent.Failed(error);
        }

        var text = reader.ReadString();
        var map = SourceMap.FromBytes(reader.ReadBytes(reader.ReadInt32()), text);
        if (map.TextLength != text.Length)
        {
            throw new InvalidDataException("The map is not that of the text.");
        }

        return new PdfContent
        {
            Text = text,
            Map = map,
            Title = reader.ReadString() is { Length: > 0 } title ? title : null,
            Metadata = ReadMetadata(reader),
            Warnings = ReadList(reader),
        };
    }

    private static byte[] Write(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    private static void WriteList(BinaryWriter writer, IReadOnlyList<string> items)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            writer.Write(item);
        }
    }

    private static List<string> ReadList(BinaryReader reader)
    {
        var items = new List<string>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            items.Add(reader.ReadString());
        }

        return items;
    }

    private static void WriteMetadata(BinaryWriter writer, DocumentMetadata metadata)
    {
        writer.Write(metadata.Count);
        foreach (var (name, value) in metadata)
        {
            writer.Write(name);
            var (kind, text) = value switch
            {
                long number => ('n', number.ToString(CultureInfo.InvariantCulture)),
                DateTimeOffset date => ('d', date.ToString("o", CultureInfo.InvariantCulture)),
                _ => ('s', (string)value!),
            };
            writer.Write(kind);
            writer.Write(text);
        }
    }

    private static DocumentMetadata ReadMetadata(BinaryReader reader)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            var kind = reader.ReadChar();
            var text = reader.ReadString();
            values[name] = kind switch
            {
                'n' => long.Parse(text, CultureInfo.InvariantCulture),
                'd' => DateTimeOffset.ParseExact(text, "o", CultureInfo.InvariantCulture),
                _ => text,
            };
        }

        return new DocumentMetadata(values);
    }
}
