using System.Runtime.CompilerServices;

namespace AskYourDocuments;

/// <summary>Reads questions from the console, one a line, until an empty line or the end of the input.</summary>
internal static class QuestionPrompt
{
    public static async IAsyncEnumerable<string> ReadAsync(
        Messages messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isTyped = !Console.IsInputRedirected;
        if (isTyped)
        {
            messages.Note("Ask a question; an empty line ends.");
        }

        while (true)
        {
            if (isTyped)
            {
                messages.Prompt("? ");
            }

            // Console input cannot be cancelled itself; on Ctrl-C the read is left behind.
            var line = await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
            if (line is null || (isTyped && string.IsNullOrWhiteSpace(line)))
            {
                yield break;
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return line.Trim();
            }
        }
    }
}
