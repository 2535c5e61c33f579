using System.Text;

namespace Search.Quality;

/// <summary>The small files of a model folder and the older tokenizer files, one or two of them damaged.</summary>
internal static class ModelFiles
{
    private static readonly (string Name, string Content)[] Configurations =
    [
        ("config.json",
         """{"model_type":"bert","hidden_size":4,"max_position_embeddings":512,"pad_token_id":0,"vocab_size":9}"""),
        ("modules.json",
         """
         [{"idx":0,"name":"0","path":"","type":"sentence_transformers.models.Transformer"},
          {"idx":1,"name":"1","path":"1_Pooling","type":"sentence_transformers.models.Pooling"},
          {"idx":2,"name":"2","path":"2_Normalize","type":"sentence_transformers.models.Normalize"}]
         """),
        ("1_Pooling/config.json",
         """{"word_embedding_dimension":4,"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":false}"""),
        ("sentence_bert_config.json", """{"max_seq_length":128,"do_lower_case":false}"""),
        ("config_sentence_transformers.json", """{"prompts":{"query":"query: ","passage":"passage: "}}"""),
        ("tokenizer_config.json",
         """
         {"do_lower_case":true,"strip_accents":null,"tokenize_chinese_chars":true,"model_max_length":512,
          "tokenizer_class":"BertTokenizer","unk_token":"[UNK]","cls_token":"[CLS]","sep_token":"[SEP]",
          "add_prefix_space":false,"added_tokens_decoder":{"0":{"content":"[PAD]","special":true}}}
         """),
        ("special_tokens_map.json",
         """{"unk_token":"[UNK]","cls_token":"[CLS]","sep_token":{"content":"[SEP]","lstrip":false,"special":true}}"""),
        ("added_tokens.json", """{"<extra>":9}"""),
    ];

    private static readonly (string Name, string Content)[][] Vocabularies =
    [
        [("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\n##b\nthe\n")],
        [
            ("vocab.json", """{"<s>":0,"<pad>":1,"</s>":2,"<unk>":3,"a":4,"b":5,"c":6,"ab":7,"abc":8,"<mask>":9}"""),
            ("merges.txt", "#version: 0.2\na b\nab c\n"),
        ],
        [
            ("sentencepiece.bpe.model",
             "\n\u000e\n\u0005<unk>\u0015\0\0\0\0\u0018\u0002\n\u000a\n\u0001a\u0015\0\0\u0080?"),
        ],
        [],
    ];

    public static void Write(string folder, Random random)
    {
        var mutator = new JsonMutator(random);
        var files = Configurations.Concat(Vocabularies[random.Next(Vocabularies.Length)]).ToArray();
        var damaged = random.Next(files.Length);
        // The vocabulary stands last and is damaged more often than its share.
        var also = random.Next(2) == 0 ? files.Length - 1 : damaged;
        for (var i = 0; i < files.Length; i++)
        {
            var (name, content) = files[i];
            if (i != damaged && random.Next(10) == 0)
            {
                continue;
            }

            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var bytes = Encoding.UTF8.GetBytes(content);
            File.WriteAllBytes(path, i != damaged && i != also ? bytes : Damage(name, content, bytes, mutator));
        }

        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), mutator.MutateBytes([8, 7, 18, 1, 97]));
    }

    private static byte[] Damage(string name, string content, byte[] bytes, JsonMutator mutator) =>
        name.EndsWith(".json", StringComparison.Ordinal) ? mutator.Mutate(content) : mutator.MutateBytes(bytes);
}
