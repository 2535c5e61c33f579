using System.CommandLine;

namespace Search.Quality;

/// <summary>What the verbs about embeddings are given.</summary>
internal static class EmbeddingArguments
{
    public static Argument<DirectoryInfo> Model() =>
        new Argument<DirectoryInfo>("model") { Description = "The folder of the model." }.AcceptExistingOnly();

    public static Argument<FileInfo> Corpus() =>
        new Argument<FileInfo>("corpus") { Description = "One document a line: {\"text\": …}." }.AcceptExistingOnly();
}
