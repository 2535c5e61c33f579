namespace Search.Models;

/// <summary>The shipped question-answering model roberta-l12-qa: English, extractive, up to 512 tokens.</summary>
public static class RobertaQa
{
    /// <summary>The model's folder, beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "models", "roberta-l12-qa");
}
