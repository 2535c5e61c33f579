using Search.Pipeline;

namespace Search;

// The stages behind the facade, for graphs of your own.
public sealed partial class SearchIndex
{
    /// <summary>What keeps the chunks. Thread-safe; the index owns it.</summary>
    public IChunkStore Store => _stages.Store;

    /// <summary>What finds chunks by words and by meaning. Thread-safe; the index owns it.</summary>
    public IRetriever Retriever => _stages.Retriever;

    /// <summary>What reads chunks for answers. Thread-safe; the index owns it.</summary>
    /// <remarks>
    /// Its model is loaded by the first reading, unless <see cref="SearchOptions.PreloadReader"/> has begun that.
    /// </remarks>
    public IAnswerReader Reader => _stages.Reader;
}
