using System.Text;

namespace Search.Inference.Tests;

/// <summary>
/// A model folder whose graph gives its inputs back: <c>last_hidden_state</c> has one component for each input, and
/// <c>sentence_embedding</c>, if wanted, is their mean over all tokens, padding included.
/// </summary>
public sealed class EchoModel : IDisposable
{
    // The types of ONNX: 32-bit numbers, 32- and 64-bit integers, 16-bit numbers.
    public const int Full = 1;
    public const int Narrow = 6;
    public const int Wide = 7;
    public const int Half = 10;

    public EchoModel(
        IReadOnlyList<(string Name, int Type)> inputs, int outputType = Full, bool givesSentence = false,
        string configuration = """{"model_type": "bert", "max_position_embeddings": 512, "pad_token_id": 0}""")
    {
        Path = Directory.CreateTempSubdirectory("echo-").FullName;
        File.WriteAllBytes(System.IO.Path.Combine(Path, "model.onnx"), Model(inputs, outputType, givesSentence));
        Write("config.json", configuration);
        Write("tokenizer.json", Tokenizer);
    }

    public string Path { get; }

    // Words a to h are the ids 3 to 10, between [CLS] 1 and [SEP] 2.
    private static string Tokenizer =>
        """
        {
          "added_tokens": [],
          "pre_tokenizer": {"type": "WhitespaceSplit"},
          "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]},
          "model": {
            "type": "WordLevel", "unk_token": "[UNK]",
            "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2,
                      "a": 3, "b": 4, "c": 5, "d": 6, "e": 7, "f": 8, "g": 9, "h": 10}
          }
        }
        """;

    public void Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public ModelFolder Open() => ModelFolder.Open(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static byte[] Model(IReadOnlyList<(string Name, int Type)> inputs, int outputType, bool givesSentence)
    {
        var graph = new List<byte[]>();
        foreach (var (name, _) in inputs)
        {
            graph.Add(Node("Cast", [name], name + "_float", Attribute("to", Full)));
            graph.Add(Node("Unsqueeze", [name + "_float", "axes"], name + "_column"));
        }

        graph.Add(Node("Concat", [.. inputs.Select(input => input.Name + "_column")], "joined", Attribute("axis", 2)));
        graph.Add(Node("Cast", ["joined"], "last_hidden_state", Attribute("to", outputType)));
        graph.Add(Field(5, Number(1, 1), Number(2, Wide), Number(7, 2), Text(8, "axes")));
        graph.AddRange(inputs.Select(input => Field(11, Value(input.Name, input.Type, rank: 2))));
        graph.Add(Field(12, Value("last_hidden_state", outputType, rank: 3)));
        if (givesSentence)
        {
            var axes = Field(5, Text(1, "axes"), Number(8, 1), Number(20, 7));
            graph.Add(Node("ReduceMean", ["joined"], "sentence_embedding", axes, Attribute("keepdims", 0)));
            graph.Add(Field(12, Value("sentence_embedding", Full, rank: 2)));
        }

        return [.. Number(1, 8), .. Field(7, [.. graph, Text(2, "echo")]), .. Field(8, Text(1, ""), Number(2, 13))];
    }

    private static byte[] Node(string kind, IReadOnlyList<string> inputs, string output, params byte[][] attributes) =>
        Field(1, [.. inputs.Select(input => Text(1, input)), Text(2, output), Text(4, kind), .. attributes]);

    private static byte[] Attribute(string name, int value) => Field(5, Text(1, name), Number(3, value), Number(20, 2));

    private static byte[] Value(string name, int type, int rank)
    {
        var shape = Field(2, [.. Enumerable.Range(0, rank).Select(i => Field(1, Text(2, $"{name}_{i}")))]);
        return [.. Text(1, name), .. Field(2, Field(1, Number(1, type), shape))];
    }

    private static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int field, params byte[][] parts) =>
        [.. VarInt((field << 3) | 2), .. VarInt(parts.Sum(part => part.Length)), .. parts.SelectMany(part => part)];

    private static byte[] Number(int field, int value) => [.. VarInt(field << 3), .. VarInt(value)];

    private static IEnumerable<byte> VarInt(int value)
    {
        for (; value > 127; value >>= 7)
        {
            yield return (byte)(value | 128);
        }

        yield return (byte)value;
    }
}
