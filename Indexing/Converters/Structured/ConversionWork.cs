using Search.Pipeline;

namespace Search.Indexing;

/// <summary>The conversion of one file: what is known about it, what was left out so far, when to stop.</summary>
/// <param name="File">What is known about the file from outside.</param>
/// <param name="CancellationToken">Stops the work.</param>
internal sealed record ConversionWork(FileDescription File, CancellationToken CancellationToken)
{
    /// <summary>Sentences for the file's owner.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The limits of the file.</summary>
    public ConversionLimits Limits => File.Limits;

    /// <summary>Adds a warning unless it is there already.</summary>
    public void WarnOnce(string warning)
    {
        if (!Warnings.Contains(warning))
        {
            Warnings.Add(warning);
        }
    }
}
