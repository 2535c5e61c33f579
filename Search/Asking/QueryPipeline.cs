using System.Runtime.ExceptionServices;
using Search.Pipeline;

namespace Search;

/// <summary>The way of a question: retriever → reader → answers.</summary>
/// <remarks>
/// Thread-safe. The stages stay the caller's. It runs an <see cref="ExtractiveQaGraph"/>, or a
/// <see cref="DocumentSearchGraph"/> when nothing is to be read.
/// </remarks>
public sealed class QueryPipeline
{
    private readonly ExtractiveQaGraph _answering;
    private readonly DocumentSearchGraph _finding;
    private readonly GraphRunOptions _run;

    /// <summary>A pipeline of these stages.</summary>
    public QueryPipeline(IRetriever retriever, IAnswerReader reader)
    {
        _answering = new ExtractiveQaGraph(retriever, reader);
        _finding = new DocumentSearchGraph(retriever);
        _run = new GraphRunOptions { Include = [_answering.Chunks, _answering.Reading] };
    }

    /// <summary>The graph that answers, to be drawn.</summary>
    public Graph Graph => _answering.Graph;

    /// <summary>Answers one question.</summary>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    public async Task<AskResult> RunAsync(
        string question, AskOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        options ??= new AskOptions();
        options.Validate();
        try
        {
            return options.Read
                ? await AnswerAsync(question, options, cancellationToken).ConfigureAwait(false)
                : await FindAsync(question, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ComponentException error) when (error.InnerException is { } cause)
        {
            // Callers are told what the stages say; that a graph runs them is no concern of theirs.
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    private async Task<AskResult> AnswerAsync(string question, AskOptions options, CancellationToken cancellationToken)
    {
        var inputs = new GraphInputs
        {
            { _answering.Question, question },
            { _answering.Passages, options.Passages },
            { _answering.Filter, options.Filter },
            { _answering.Top, options.Top },
        };
        var result = await _answering.Graph.RunAsync(inputs, _run, cancellationToken).ConfigureAwait(false);
        return new AskResult
        {
            Question = question,
            Answers = result.Get(_answering.Answers),
            Passages = result.Get(_answering.Chunks),
            Warnings = result.Get(_answering.Reading).Warnings,
        };
    }

    private async Task<AskResult> FindAsync(string question, AskOptions options, CancellationToken cancellationToken)
    {
        var inputs = new GraphInputs
        {
            { _finding.Question, question },
            { _finding.Top, options.Passages },
            { _finding.Filter, options.Filter },
        };
        var result = await _finding.Graph.RunAsync(inputs, null, cancellationToken).ConfigureAwait(false);
        return new AskResult { Question = question, Answers = [], Passages = result.Get(_finding.Chunks) };
    }
}
