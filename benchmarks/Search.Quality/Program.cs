using System.CommandLine;
using Search.Quality;

var command =
    new RootCommand("Measures how good the answers are. Each verb prints its figures and ends with a line of totals.")
{
    AnswersVerb.Create(),
    FiltersVerb.Create(),
    PdfSpeedVerb.Create(),
};

return await command.Parse(args).InvokeAsync();
