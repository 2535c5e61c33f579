using Search;
using Search.Inference;
using Search.Pipeline;

namespace AskYourDocuments;

/// <summary>Brings the index up to date, then answers the question or asks for questions.</summary>
internal sealed class AskCommand(AskSettings settings)
{
    // Answers go to standard output; progress and messages to standard error, so that both can be redirected.
    private readonly Messages _messages = new(settings.Json);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (int)await AskAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _messages.Note("Stopped. What was indexed so far is kept; the next run goes on from there.");
            return (int)ExitCode.Cancelled;
        }
        catch (StoreException error)
        {
            Messages.Error(error.Message);
            return (int)(error.Problem == StoreProblem.InUse ? ExitCode.IndexInUse : ExitCode.BadIndex);
        }
        catch (Exception error) when (error is ModelException or TokenizerException)
        {
            Messages.Error(error.Message);
            return (int)ExitCode.BadModel;
        }
        catch (DirectoryNotFoundException error)
        {
            Messages.Error(error.Message);
            return (int)ExitCode.BadFolder;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Messages.Error(error.Message);
            return (int)ExitCode.BadCommandLine;
        }
    }

    private async Task<ExitCode> AskAsync(CancellationToken cancellationToken)
    {
        if ((settings.Folder ?? ProjectDocs.Find()) is not { } folder)
        {
            Messages.Error("Name a folder of documents: AskYourDocuments <folder> [\"question\"].");
            return ExitCode.BadCommandLine;
        }

        if (settings.Question is { } blank && string.IsNullOrWhiteSpace(blank))
        {
            Messages.Error("The question is blank.");
            return ExitCode.BadCommandLine;
        }

        if (!Directory.Exists(folder))
        {
            Messages.Error(File.Exists(folder)
                ? $"'{folder}' is a file. Name the folder that holds your documents."
                : $"There is no folder '{folder}'.");
            return ExitCode.BadFolder;
        }

        var labels = settings.Labels is { } path ? LabelFile.Open(path) : null;
        var location = settings.Index ?? IndexLocation.For(folder);
        await using var index = await SearchIndex.OpenAsync(
            location, new SearchOptions { PreloadReader = settings.Read }, cancellationToken);
        var report = await UpdateAsync(index, folder, cancellationToken);
        var statistics = await index.GetStatisticsAsync(cancellationToken);
        _messages.Show(report, statistics, location);
        if (statistics.Chunks == 0)
        {
            Messages.Error($"'{folder}' holds no text that can be indexed.");
            return ExitCode.NothingToIndex;
        }

        await AnswerAsync(index, folder, labels, cancellationToken);
        return report.Count(FileOutcome.Failed) > 0 ? ExitCode.SomeFilesFailed : ExitCode.Done;
    }

    private async Task<IndexingReport> UpdateAsync(
        SearchIndex index, string folder, CancellationToken cancellationToken)
    {
        var options = new FolderOptions
        {
            Include = settings.Include,
            Exclude = settings.Exclude,
            RemoveVanished = true,
        };
        return await _messages.ShowProgressAsync(
            progress => index.AddFolderAsync(folder, options, progress, cancellationToken));
    }

    private async Task AnswerAsync(
        SearchIndex index, string folder, LabelFile? labels, CancellationToken cancellationToken)
    {
        var options = new AskOptions { Top = settings.Top, Read = settings.Read, Filter = settings.Filter };
        IAnswerView view = settings.Json ? new JsonAnswerView()
            : new ConsoleAnswerView(folder, settings.Top, settings.Read);
        if (settings.Question is { } question)
        {
            Show(view, await index.AskAsync(question, options, cancellationToken), labels);
            return;
        }

        await foreach (var line in QuestionPrompt.ReadAsync(_messages, cancellationToken))
        {
            Show(view, await index.AskAsync(line, options, cancellationToken), labels);
        }
    }

    private static void Show(IAnswerView view, AskResult result, LabelFile? labels)
    {
        view.Show(result);
        labels?.Add(result);
    }
}
