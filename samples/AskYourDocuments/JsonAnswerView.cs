using Search;

namespace AskYourDocuments;

/// <summary>A line of JSON for each question.</summary>
internal sealed class JsonAnswerView : IAnswerView
{
    public void Show(AskResult result) => Console.Out.WriteLine(result.ToJson());
}
