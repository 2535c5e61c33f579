using System.Text.Json;

namespace Search.Quality;

/// <summary>transformers.js in a process of its own; see <c>Peers/transformers</c>.</summary>
internal sealed class TransformersPeer : IDisposable
{
    private const string TokenizerConfiguration =
        """
        {"tokenizer_class": "RobertaTokenizer", "model_max_length": 512, "bos_token": "<s>", "eos_token": "</s>",
         "sep_token": "</s>", "cls_token": "<s>", "unk_token": "<unk>", "pad_token": "<pad>", "mask_token": "<mask>"}
        """;

    private readonly NodeProgram _program;
    private readonly DirectoryInfo _models;

    private TransformersPeer(NodeProgram program, DirectoryInfo models)
    {
        _program = program;
        _models = models;
    }

    /// <summary>The version of the library.</summary>
    public string Version => _program.Greeting.GetProperty("version").GetString()!;

    /// <summary>Starts it, lays the model's files out as it wants them, and lets it answer one question.</summary>
    /// <param name="folder">The folder of the peer's program.</param>
    /// <param name="model">The model's folder; a model of the RoBERTa family.</param>
    /// <param name="threads">The threads of a run.</param>
    public static async Task<TransformersPeer> StartAsync(string folder, string model, int threads)
    {
        const string Name = "reader";
        var models = Directory.CreateTempSubdirectory("transformers-");
        var files = models.CreateSubdirectory(Name);
        File.Copy(Path.Combine(model, "config.json"), Path.Combine(files.FullName, "config.json"));
        File.Copy(Path.Combine(model, "tokenizer.json"), Path.Combine(files.FullName, "tokenizer.json"));
        await File.WriteAllTextAsync(
            Path.Combine(files.FullName, "tokenizer_config.json"), TokenizerConfiguration);
        File.Copy(
            Path.Combine(model, "model.onnx"),
            Path.Combine(files.CreateSubdirectory("onnx").FullName, "model_quantized.onnx"));
        return new TransformersPeer(
            await NodeProgram.StartAsync(folder, models.FullName, Name, $"{threads}"), models);
    }

    /// <summary>Answers questions.</summary>
    /// <param name="questions">The questions, each with its context.</param>
    /// <param name="rows">How many go through the model at once.</param>
    /// <returns>The seconds that it took, and an answer with its score for each question.</returns>
    public async Task<(double Seconds, IReadOnlyList<(string Text, double Score)> Answers)> AnswerAsync(
        IReadOnlyList<(string Question, string Context)> questions, int rows)
    {
        var answer = await _program.AskAsync(new
        {
            Questions = questions.Select(question => question.Question),
            Contexts = questions.Select(question => question.Context),
            Rows = rows,
        });
        return (
            answer.GetProperty("seconds").GetDouble(),
            [.. answer.GetProperty("answers").EnumerateArray().Select(Read)]);
    }

    public void Dispose()
    {
        _program.Dispose();
        _models.Delete(recursive: true);
    }

    private static (string Text, double Score) Read(JsonElement answer) =>
        (answer.GetProperty("answer").GetString()!, answer.GetProperty("score").GetDouble());
}
