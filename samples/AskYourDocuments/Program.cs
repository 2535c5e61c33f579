using System.CommandLine;
using System.Globalization;
using AskYourDocuments;
using Search.Pipeline;

var folder = new Argument<string?>("folder")
{
    Description = "The folder of documents. Without it, the documentation of this project.",
    Arity = ArgumentArity.ZeroOrOne,
};
var question = new Argument<string?>("question")
{
    Description = "The question. Without it, questions are read from the console, one a line.",
    Arity = ArgumentArity.ZeroOrOne,
};
var index = new Option<string?>("--index")
{
    Description =
        "Where to keep the index. Default: .search-index in the folder, or aside when that is not to be written to.",
    HelpName = "folder",
};
var top = new Option<int>("--top") { Description = "How many answers to show.", DefaultValueFactory = _ => 3 };
top.Validators.Add(result =>
{
    if (result.Tokens.Count == 1
        && (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value)
            || value is < 1 or > 100))
    {
        result.AddError($"--top is '{result.Tokens[0].Value}'; expected a whole number from 1 to 100.");
    }
});
var json = new Option<bool>("--json") { Description = "Print a line of JSON for each question, and nothing else." };
var noReader = new Option<bool>("--no-reader") { Description = "Show the nearest passages; do not look for answers." };
var include = Globs("--include", "Only index files that match, such as **/*.md. May be given several times.");
var exclude = Globs("--exclude", "Do not index files that match. May be given several times.");
var filter = new Option<MetadataFilter?>("--filter")
{
    Description = "Only answer from documents whose metadata passes, as JSON: docs/filters.md.",
    HelpName = "json",
    CustomParser = result =>
    {
        try
        {
            return MetadataFilter.Parse(result.Tokens[0].Value);
        }
        catch (FilterException error)
        {
            result.AddError(error.Message);
            return null;
        }
    },
};
var labels = new Option<string?>("--labels")
{
    Description = "Keep the questions with the answers shown in this JSON file, to be corrected and used as labels.",
    HelpName = "file",
};

var command = new RootCommand("Answers questions from the documents in a folder, on this machine, and cites them.")
{
    folder, question, index, top, json, noReader, include, exclude, filter, labels,
};
command.Validators.Add(result =>
{
    if (result.GetValue(labels) is not null && result.GetValue(noReader))
    {
        result.AddError("--labels keeps answers; leave out --no-reader.");
    }
});
command.SetAction((parsed, cancellationToken) => new AskCommand(new AskSettings
{
    Folder = parsed.GetValue(folder),
    Question = parsed.GetValue(question),
    Index = parsed.GetValue(index),
    Top = parsed.GetValue(top),
    Json = parsed.GetValue(json),
    Read = !parsed.GetValue(noReader),
    Include = parsed.GetValue(include) ?? [],
    Exclude = parsed.GetValue(exclude) ?? [],
    Filter = parsed.GetValue(filter),
    Labels = parsed.GetValue(labels),
}).RunAsync(cancellationToken));

var arguments = command.Parse(args);
if (arguments.Errors.Count > 0)
{
    foreach (var error in arguments.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    await Console.Error.WriteLineAsync("Run with --help to see how to ask.");
    return (int)ExitCode.BadCommandLine;
}

return await arguments.InvokeAsync();

static Option<string[]> Globs(string name, string description) => new(name)
{
    Description = description,
    HelpName = "glob",
    Arity = ArgumentArity.OneOrMore,
    AllowMultipleArgumentsPerToken = false,
};
