using Search.Pipeline;

namespace Search;

/// <summary>The way of a question: retriever → reader → answers.</summary>
/// <remarks>Thread-safe. The stages stay the caller's.</remarks>
public sealed class QueryPipeline
{
    private readonly IRetriever _retriever;
    private readonly Func<CancellationToken, ValueTask<IAnswerReader>> _reader;

    /// <summary>A pipeline of these stages.</summary>
    public QueryPipeline(IRetriever retriever, IAnswerReader reader)
        : this(retriever, _ => ValueTask.FromResult(reader))
    {
        ArgumentNullException.ThrowIfNull(reader);
    }

    internal QueryPipeline(IRetriever retriever, Func<CancellationToken, ValueTask<IAnswerReader>> reader)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        _retriever = retriever;
        _reader = reader;
    }

    /// <summary>Answers one question.</summary>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    public async Task<AskResult> RunAsync(
        string question, AskOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        options ??= new AskOptions();
        options.Validate();
        var passages =
            await _retriever.RetrieveAsync(question, options.Passages, options.Filter, cancellationToken)
                .ConfigureAwait(false);
        if (!options.Read)
        {
            return new AskResult { Question = question, Answers = [], Passages = passages };
        }

        var reader = await _reader(cancellationToken).ConfigureAwait(false);
        var reading = await reader.ReadAsync(question, passages, cancellationToken).ConfigureAwait(false);
        return new AskResult
        {
            Question = question,
            Answers = [.. reading.Answers.Where(reading.Believes).Take(options.Top)],
            Passages = passages,
            Warnings = reading.Warnings,
        };
    }
}
