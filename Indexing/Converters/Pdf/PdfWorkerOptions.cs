namespace Search.Indexing;

/// <summary>
/// The worker processes that parse PDF files, so that no file can take the program down with it or hold it up.
/// </summary>
public sealed record PdfWorkerOptions
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>The defaults.</summary>
    public static PdfWorkerOptions Default { get; } = new();

    /// <summary>
    /// Whether files are parsed in this process instead. Then a malformed file can end the program by a stack overflow,
    /// take its memory, or keep a thread busy for ever; only for files that the program made itself.
    /// </summary>
    public bool RunsInThisProcess { get; init; }

    /// <summary>How much memory a worker may have, in bytes; 768 MiB by default, at least 64 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 64 MiB.</exception>
    public long MaxMemory
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 64L * Mebibyte);
            field = value;
        }
    } = 768L * Mebibyte;

    /// <summary>How many workers run at once; half the processors by default, at most 4, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    public int MaxWorkers
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>After how many files a worker is replaced; 200 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    public int FilesPerWorker
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 200;

    /// <summary>
    /// How much processor time a worker may take without finishing a page or the opening of the file; 5 seconds by
    /// default, and a second more for every 10 MiB of the file.
    /// </summary>
    public TimeSpan MaxPageTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an idle worker is kept; 30 seconds by default.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker may take to start; 60 seconds by default.</summary>
    public TimeSpan MaxStartTime { get; init; } = TimeSpan.FromSeconds(60);
}
