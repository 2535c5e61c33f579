namespace Search.Models;

/// <summary>The shipped embedding model bge-small-en-v1.5: English, 384 dimensions, up to 512 tokens.</summary>
public static class BgeSmallEn
{
    /// <summary>The model's folder, beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "models", "bge-small-en-v1.5");
}
