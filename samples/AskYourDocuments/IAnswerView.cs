using Search;

namespace AskYourDocuments;

/// <summary>Shows what an index has to say to a question.</summary>
internal interface IAnswerView
{
    void Show(AskResult result);
}
